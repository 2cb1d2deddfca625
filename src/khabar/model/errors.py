"""The one error that a person is meant to read."""


class BadInput(Exception):
    """Something given to khabar can't be used as it is.

    The message is one sentence for the person at the keyboard: what is wrong, where (file, sheet, row, column), and
    what to do. The command line prints it alone and exits with `exit_code`: 1 when the input or the answer is bad,
    2 when the call itself is wrong.

    Ex: raise BadInput("deaths.csv: row 7 has 9 cells where the header has 8. Mend the row and take the file in again.")
    """

    def __init__(self, sentence: str, *, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
