"""How to cite a data set: as text, BibTeX and RIS, from its descriptor alone."""

from __future__ import annotations

from parley.dataset import Descriptor
from parley.export.caption import Caption
from parley.export.names import plain_name

# BibTeX counts braces even where a backslash stands before them, so they are spelled out.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    **{each: f"\\{each}" for each in "#$%&_"},
}


def as_text(descriptor: Descriptor) -> str:
    """Give the sentence for a list of references."""
    authors = "; ".join(map(_line, descriptor.contributors))
    head = " ".join(filter(None, [authors, f"({_year(descriptor) or 'no date'})"]))
    parts = [head, _line(descriptor.title), _version(descriptor), "Data set", _licence(descriptor)]
    return f"{'. '.join(filter(None, parts))}."


def of_view(descriptor: Descriptor, caption: Caption) -> str:
    """Give the sentence that cites one chart, table or briefing: the data set, and what was looked at."""
    seen = f"View: “{_line(caption.title)}”, {_line(caption.standpoint)}"
    return " ".join(filter(None, [as_text(descriptor), seen, caption.address]))


def as_bibtex(descriptor: Descriptor) -> str:
    """Give an entry that BibTeX and BibLaTeX read. Double braces keep names whole and capitals as they are."""
    authors = " and ".join(f"{{{_tex(each)}}}" for each in descriptor.contributors)
    fields = {
        "author": authors,
        "title": f"{{{_tex(descriptor.title)}}}",
        "year": _year(descriptor),
        "version": _tex(descriptor.version),
        "howpublished": "Data set",
        "note": _tex(". ".join(filter(None, [_version(descriptor), _licence(descriptor)]))),
    }
    key = plain_name(f"{descriptor.name}-{descriptor.version}")
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def as_ris(descriptor: Descriptor) -> str:
    """Give a record that reference managers read; lines end as the format wants them."""
    created = descriptor.created.split("-")
    lines = [
        ("TY", "DATA"),
        *(("AU", _line(each)) for each in descriptor.contributors),
        ("TI", _line(descriptor.title)),
        ("PY", _year(descriptor)),
        ("DA", f"{'/'.join(created)}/" if len(created) == 3 else ""),
        ("ET", _line(descriptor.version)),
        ("AB", _line(descriptor.description)),
        ("N1", _licence(descriptor)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


def _line(text: str) -> str:
    """Bring a text onto one line: a second one could pass for another field."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _tex(text: str) -> str:
    return "".join(TEX.get(each, each) for each in _line(text))


def _year(descriptor: Descriptor) -> str:
    return _line(descriptor.created[:4])


def _version(descriptor: Descriptor) -> str:
    return f"Version {_line(descriptor.version)}" if descriptor.version else ""


def _licence(descriptor: Descriptor) -> str:
    parts = [_line(descriptor.licence), _line(descriptor.licence_url)]
    return f"Licence: {', '.join(filter(None, parts))}" if any(parts) else ""
