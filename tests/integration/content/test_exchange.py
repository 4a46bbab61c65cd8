"""A casus as a file to give away and to take in; whatever comes in is read or refused in Dutch."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.content.exchange import MOST_FILES, is_casus_file, pack, unpack
from mas_sim.content.source import MAX_BYTES
from mas_sim.errors import ContentInvalidError

CASUS, VARIANT = "id: dijk\n", "title: Halt\n"
BOTH = {"casus.yaml": CASUS, "variant-halt.yaml": VARIANT}
ADVICE = re.compile(r"\b(Geef|Verdeel|Maak|Zet|Sla|Kies|Een casus is veel kleiner)\b")
# what a file gives back as it was: its line ends become \n, and a mark at its beginning goes
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=60)
names = st.from_regex(r"variant-[a-z0-9]{1,5}([-_][a-z0-9]{1,5}){0,2}\.yaml", fullmatch=True)


def zipped(*files: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return raw.getvalue()


def said(raw: bytes, name: str = "mijn.zip") -> str:
    """The one sentence a file is refused with."""
    with pytest.raises(ContentInvalidError) as refused:
        unpack(name, raw)
    [problem] = refused.value.problems
    assert problem.file.startswith(name)
    assert ADVICE.search(problem.message), problem.message
    return problem.message


def with_password(raw: bytes) -> bytes:
    """The same zip, whose first file says that it needs a password."""
    changed = bytearray(raw)
    changed[6] |= 1
    changed[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


# --- what is given away ------------------------------------------------------------------------


def test_a_casus_alone_is_one_yaml_file():
    assert pack({"casus.yaml": CASUS}, "dijk") == ("dijk.yaml", CASUS.encode())


def test_a_casus_with_variants_is_a_zip_with_one_folder():
    name, raw = pack(BOTH, "dijk")
    assert name == "dijk.zip"
    assert zipfile.ZipFile(io.BytesIO(raw)).namelist() == ["dijk/casus.yaml", "dijk/variant-halt.yaml"]


def test_the_same_files_give_the_same_zip():
    assert pack(BOTH, "dijk") == pack(dict(reversed(BOTH.items())), "dijk")


@pytest.mark.parametrize("more", [{}, {"variant-halt.yaml": VARIANT}])
def test_what_no_file_holds_is_a_question_mark_in_it(more):
    given = pack({"casus.yaml": "id: d\udcffijk\n", **more}, "dijk")
    assert unpack(*given)["casus.yaml"] == "id: d?ijk\n"


@settings(deadline=None)
@given(texts, st.dictionaries(names, texts, max_size=MOST_FILES - 1))
def test_what_was_given_away_is_taken_in_as_it_was(casus, variants):
    files = {"casus.yaml": casus, **variants}
    assert unpack(*pack(files, "dijk")) == files


# --- what is taken in --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["casus.yaml", "dijk.yaml", "dijk.txt", "variant-halt.yaml", ""])
def test_a_text_is_the_casus_whatever_its_file_is_called(name):
    assert unpack(name, CASUS.encode()) == {"casus.yaml": CASUS}


def test_an_empty_file_is_an_empty_casus():
    assert unpack("leeg.yaml", b"") == {"casus.yaml": ""}


def test_a_byte_order_mark_goes():
    assert unpack("dijk.yaml", CASUS.encode("utf-8-sig")) == {"casus.yaml": CASUS}


def test_windows_line_ends_become_ours():
    assert unpack("dijk.yaml", b"id: dijk\r\na: b\r\n") == {"casus.yaml": "id: dijk\na: b\n"}


def test_a_zip_is_known_by_what_is_in_it():
    assert unpack("dijk.yaml", pack(BOTH, "dijk")[1]) == BOTH


@pytest.mark.parametrize("folder", ["", "dijk/", "een/twee/", "../../", "/etc/", "C:\\map\\", "dijk\\"])
def test_the_folders_in_a_zip_do_not_matter(folder):
    raw = zipped((f"{folder}casus.yaml", CASUS), (f"{folder}variant-halt.yaml", VARIANT))
    assert unpack("mijn.zip", raw) == BOTH


def test_other_files_in_a_zip_are_passed_by():
    raw = zipped(
        ("dijk/", b""),
        ("casus.yaml/", b""),
        ("leesmij.txt", "x"),
        ("__MACOSX/dijk/._casus.yaml", b"\0\1"),
        ("variant-.yaml", "x"),
        ("Variant-X.yaml", "x"),
        ("variant-a.yaml.bak", "x"),
        ("groot.bin", b"\0" * (MAX_BYTES + 1)),
        ("dijk/casus.yaml", CASUS),
    )
    assert unpack("mijn.zip", raw) == {"casus.yaml": CASUS}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_may_be_packed_in_any_way(method):
    assert unpack("mijn.zip", zipped(*BOTH.items(), method=method)) == BOTH


def test_as_many_files_as_may_be_are_taken_in():
    files = {"casus.yaml": CASUS, **{f"variant-{n}.yaml": VARIANT for n in range(MOST_FILES - 1)}}
    assert unpack("mijn.zip", zipped(*files.items())) == files


# --- what is refused ---------------------------------------------------------------------------


def test_two_casuses_in_a_zip_are_refused():
    raw = zipped(("een/casus.yaml", CASUS), ("twee/casus.yaml", CASUS))
    assert "meer dan één casus.yaml" in said(raw)


def test_too_many_files_are_refused():
    variants = [(f"variant-{n}.yaml", VARIANT) for n in range(MOST_FILES)]
    assert f"meer dan {MOST_FILES} casusbestanden" in said(zipped(("casus.yaml", CASUS), *variants))


@pytest.mark.parametrize("files", [(), (("variant-halt.yaml", VARIANT),), (("word/document.xml", "<x/>"),)])
def test_a_zip_without_a_casus_is_refused(files):
    assert "geen casus.yaml" in said(zipped(*files))


def test_a_zip_with_a_password_is_refused():
    assert "zonder wachtwoord" in said(with_password(zipped(*BOTH.items())))


@pytest.mark.parametrize("length", [4, 30, 60, -1])
def test_a_zip_that_was_cut_off_is_refused_as_a_zip(length):
    assert "zip kan niet worden gelezen" in said(pack(BOTH, "dijk")[1][:length])


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_zip_with_damaged_contents_is_refused(method):
    raw = bytearray(zipped(("casus.yaml", "abcd ef: " + "xyz" * 300), method=method))
    # past the header of the file
    raw[40] ^= 0xFF
    raw[50] ^= 0xFF
    assert "zip kan niet worden gelezen" in said(bytes(raw))


def test_a_zip_over_several_disks_is_refused():
    raw = pack(BOTH, "dijk")[1]
    end = raw.index(b"PK\x05\x06")
    locator = b"PK\x06\x07" + bytes(12) + b"\2\0\0\0"
    assert "zip kan niet worden gelezen" in said(raw[:end] + locator + raw[end:])


def test_a_zip_with_a_file_without_a_name_is_read_as_any_other():
    raw = zipped(("x", b""), ("casus.yaml", CASUS))
    at = raw.index(b"PK\x01\x02")
    assert unpack("mijn.zip", raw[: at + 46] + b"\0" + raw[at + 47 :]) == {"casus.yaml": CASUS}


def test_a_text_that_is_too_big_is_refused():
    assert "groter dan 1 MB" in said(b"#" * (MAX_BYTES + 1), "groot.yaml")


def test_a_text_of_just_the_limit_is_taken_in():
    assert len(unpack("groot.yaml", b"#" * MAX_BYTES)["casus.yaml"]) == MAX_BYTES


def test_a_file_that_expands_beyond_the_limit_is_refused_without_being_read_whole():
    raw = zipped(("casus.yaml", b"#" * 60_000_000))
    tracemalloc.start()
    assert "groter dan 1 MB" in said(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * MAX_BYTES


def test_a_file_that_is_too_big_is_named_with_its_zip():
    with pytest.raises(ContentInvalidError) as refused:
        unpack("mijn.zip", zipped(("casus.yaml", b"#" * (MAX_BYTES + 1))))
    assert refused.value.problems[0].file == "mijn.zip: casus.yaml"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused(encoding):
    assert "geen UTF-8" in said("titel: één\n".encode(encoding), "oud.yaml")


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"a\0b"])
def test_a_file_that_is_no_text_is_refused(raw):
    said(raw, "plaatje.png")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_damaged_zip_is_read_or_refused(changes):
    raw = bytearray(pack(BOTH, "dijk")[1])
    for at, byte in changes:
        raw[at % len(raw)] = byte
    _read_or_refused(bytes(raw))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xef\xbb\xbf"]), st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(start, rest):
    _read_or_refused(start + rest)


def _read_or_refused(raw: bytes) -> None:
    refusals, found = [], {}
    try:
        found = unpack("mijn.zip", raw)
    except ContentInvalidError as error:
        refusals = [one.message for one in error.problems]
    assert ("casus.yaml" in found) != bool(refusals)
    assert all(map(ADVICE.search, refusals))


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["casus.yaml", "variant-a.yaml", "variant-tweede-dossier.yaml", "variant-a_b.yaml"]
)
def test_a_casus_or_a_variant_is_known_by_its_name(name):
    assert is_casus_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "casus.yml",
        "../casus.yaml",
        "a/casus.yaml",
        "variant-../x.yaml",
        "variant-a/b.yaml",
        "variant-.yaml",
        "variant-A.yaml",
        "casus.yaml\n",
        "variant-a.yaml\n",
        f"variant-{'a' * 300}.yaml",
    ],
)
def test_any_other_name_is_not(name):
    assert not is_casus_file(name)
