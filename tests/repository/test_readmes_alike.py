"""Both READMEs say the same: the sections, tables, code and names of one are those of the other."""

import re

import yaml

from readmes import IN_CHINESE, IN_ENGLISH, Readme, in_each_language


def levels(readme: Readme) -> list[str]:
    """Return the marks of the headings, which are the sections and how deep they are."""
    outside = re.sub(r"^```.*?^```$", "", readme.text, flags=re.MULTILINE | re.DOTALL)
    return re.findall("^(#+) ", outside, re.MULTILINE)


def code(readme: Readme) -> list[tuple[str, list[str]]]:
    """Return the blocks of code without comments and without what the program says."""
    return [(kind, lines(block)) for kind, block in readme.all_blocks()]


def lines(block: str) -> list[str]:
    typed = re.findall(r"^\$ .+$", block, re.MULTILINE)
    return typed or [re.sub(" +# .*$", "", line) for line in block.splitlines()]


def names(readme: Readme) -> set[str]:
    """Return what stands between backticks in the text: commands, options, keys, files."""
    outside = re.sub(r"^```.*?^```$", "", readme.text, flags=re.MULTILINE | re.DOTALL)
    return {" ".join(name.split()) for name in re.findall("`([^`]+)`", outside)}


def rows(readme: Readme) -> list[str]:
    """Return the first cell of each row of a table that begins with a name."""
    return readme.found(r"^\| (`[^`]+`)")


def test_they_have_the_same_sections() -> None:
    assert levels(IN_CHINESE) == levels(IN_ENGLISH)


def test_they_have_the_same_blocks_of_code() -> None:
    assert code(IN_CHINESE) == code(IN_ENGLISH)


def test_they_name_the_same_commands_options_keys_and_files() -> None:
    assert names(IN_CHINESE) == names(IN_ENGLISH)


def test_their_tables_have_the_same_rows() -> None:
    assert rows(IN_CHINESE) == rows(IN_ENGLISH)


def test_they_have_the_same_pictures_and_links_but_to_each_other() -> None:
    # A section of the same page has the name that it has in the language.
    link = r"\]\(([^#)][^)]*)\)"
    assert IN_ENGLISH.found(link)[1:] == IN_CHINESE.found(link)[1:]


@in_each_language
def test_each_names_the_other_at_its_top(readme: Readme) -> None:
    other = {"README.md": "[中文](README.zh-CN.md)", "README.zh-CN.md": "[English](README.md)"}
    title, _, links, _, _ = readme.text.split("\n", 4)
    assert title == "# portplan"
    assert other[readme.path.name] in links


@in_each_language
def test_what_ci_is_told_is_yaml_whose_commands_are_texts(readme: Readme) -> None:
    jobs = [yaml.safe_load(block) for block in readme.blocks("yml")]
    scripts = [
        each["script"]
        for job in jobs
        if isinstance(job, dict)
        for each in job.values()
        if isinstance(each, dict) and "script" in each
    ]
    assert len(scripts) == 2
    assert all(isinstance(command, str) for script in scripts for command in script)
