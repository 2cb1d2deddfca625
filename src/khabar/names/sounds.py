"""How one part of a name sounds, whatever the script."""

from functools import lru_cache

from khabar.names import joining, scripts, wordlists, words


@lru_cache(maxsize=1 << 16)
def sound(part: str) -> str:
    """The phonemes of one part of a name in the alphabet all scripts share; "" when it has none.

    b t T(h) j h x d D(h) r z s $(h) G(h) f k q l m n are strong letters, w and y weak ones that stand for u and i as
    well; a, e and ayn are not written, doubles are one, a final h is off, as is the article.

    Ex: sound("محمد") -> "mhmd"; sound("Mohamed") -> "mwhmd"; sound("al-Khouli") == sound("الخولي") == "xwly"
    """
    return "".join(_single(_heard(unit.form, unit.script)) for unit in _units(part))


@lru_cache(maxsize=1 << 16)
def key(part: str) -> str:
    """The coarse class of a part of a name: sound-alikes merged, weak letters dropped; never "" when `sound` is not.

    Ex: key("محمد") == key("Mohamed") == "mhmd"; key("علي") == key("Alaa") == "l"
    """
    heard = sound(part)
    return wordlists.strong(heard).replace("x", "h") or heard[:1]


def _units(part: str) -> list[joining.Unit]:
    units = joining.join(words.cut(part))
    return [unit for unit in units if unit.kind in ("name", "kunya")] or units


def _heard(form: str, script: str) -> str:
    form = joining.bare(form, script)[0]
    return scripts.load(script or "latin").sound(form)


def _single(heard: str) -> str:
    return "".join(a for a, b in zip(heard, " " + heard, strict=False) if a != b)
