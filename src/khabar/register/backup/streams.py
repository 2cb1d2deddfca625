"""Compression and encryption on the way: plain bytes in, age file out, and back. Plain bytes never reach a disk."""

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import IO, Any

import pyarrow as pa
import pyrage

from khabar.model import BadInput


class _Ready(io.RawIOBase):
    """What has been compressed and not yet been read."""

    def __init__(self) -> None:
        super().__init__()
        self.octets = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, block: Any) -> int:
        self.octets += block
        return len(block)


class _Compressed:
    """What age reads: blocks, compressed as they are asked for. What goes wrong in making them stays in `failure`."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self.failure: BaseException | None = None
        self._ended = False
        self._blocks = blocks
        self._ready = _Ready()
        self._zstd = pa.CompressedOutputStream(pa.PythonFile(self._ready, mode="w"), "zstd")

    def read(self, size: int) -> bytes:
        """The next bytes, fewer than `size` only at the end."""
        try:
            while len(self._ready.octets) < size and not self._ended:
                block = next(self._blocks, None)
                if block is None:
                    self._ended = True
                    self._zstd.close()
                else:
                    self._zstd.write(block)
        except BaseException as error:
            self.failure = error
            raise
        given = bytes(self._ready.octets[:size])
        del self._ready.octets[:size]
        return given


class _Summed:
    """A file that is written, with its size and SHA-256."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, block: bytes) -> int:
        self.digest.update(block)
        self.size += len(block)
        return self._file.write(block)

    def flush(self) -> None:
        self._file.flush()


def encrypt(blocks: Iterator[bytes], file: IO[bytes], recipients: list[Any]) -> tuple[int, str]:
    """Compress and encrypt blocks into a file; returns its size and SHA-256. Raises what making the blocks raised."""
    source, target = _Compressed(blocks), _Summed(file)
    try:
        pyrage.encrypt_io(source, target, recipients)
    except (pyrage.EncryptError, OSError) as error:
        raise source.failure or error from error
    return target.size, target.digest.hexdigest()


@contextmanager
def decrypted(path: Path, identities: list[Any]) -> Iterator[Any]:
    """The plain bytes of a backup, to be read to their end. Raises BadInput: not a backup, wrong key, cut, altered."""
    read_end, write_end = os.pipe()
    failures: list[Exception] = []

    def work() -> None:
        with suppress(BrokenPipeError), os.fdopen(write_end, "wb") as pipe, path.open("rb") as file:
            try:
                pyrage.decrypt_io(file, pipe, identities)
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001 - told by the reader, below
                failures.append(error)

    with path.open("rb") as there:
        is_age = there.read(21) == b"age-encryption.org/v1"
    if not is_age:
        os.close(read_end)
        os.close(write_end)
        raise BadInput(f"{path}: this is not a backup, or its beginning is damaged. Name a file made by khabar backup.")
    worker = Thread(target=work, daemon=True)
    worker.start()
    pipe = io.BufferedReader(io.FileIO(read_end), 1 << 20)
    try:
        yield pa.CompressedInputStream(pa.PythonFile(pipe, mode="r"), "zstd")
    except BadInput as error:
        pipe.close()
        worker.join()
        if failures:
            raise BadInput(_say(path, failures[0])) from error
        raise
    except (OSError, EOFError, ValueError, KeyError, TypeError, tarfile.TarError, pa.ArrowException) as error:
        pipe.close()
        worker.join()
        if isinstance(error, OSError) and error.errno and not failures:
            raise  # of the place that is written to, not of the backup
        raise BadInput(_say(path, failures[0] if failures else error)) from error
    finally:
        pipe.close()
        worker.join()
    if failures:
        raise BadInput(_say(path, failures[0]))


def _say(path: Path, error: Exception) -> str:
    if isinstance(error, pyrage.DecryptError) and "matching keys" in str(error):
        return f"{path}: this key does not open it. Name the key file whose recipient the backup was made for."
    return f"{path}: the backup is cut off or was altered; nothing of it was restored. Use another copy."
