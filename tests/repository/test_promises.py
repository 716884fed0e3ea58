"""What SECURITY.md promises, and where each promise is tested."""

import re
from pathlib import Path

from conftest import ROOT

PROMISES = {
    "Nothing in it is executed.": ["test_a_file_starts_and_writes_nothing"],
    "Tags, anchors, aliases and merge keys are refused": ["test_what_yaml_can_hide_is_refused"],
    "Nesting is bounded.": ["test_a_hostile_file_brings_a_message_and_no_traceback"],
    "No control or bidirectional character reaches the terminal": [
        "test_control_characters_in_a_name_are_refused_and_shown_as_codes",
        "test_control_characters_that_were_typed_are_shown_as_codes",
        "test_control_characters_in_a_wrong_call_are_shown_as_codes",
        "test_nothing_in_names_and_messages_steers_a_terminal",
        "test_any_command_line_is_answered_or_refused_in_order",
    ],
    "A CSV or TSV field does not begin a formula.": ["test_no_field_begins_a_formula"],
    "Texts in Markdown and SVG are texts.": [
        "test_markdown_has_texts_as_texts",
        "test_a_text_is_rendered_as_itself_and_nothing_else",
        "test_a_picture_has_texts_as_texts",
    ],
    "A document that is imported is read as data.": [
        "test_a_document_with_macros_is_read_without_them",
        "test_entities_and_references_to_elsewhere_are_refused",
        "test_a_bomb_is_refused_before_it_is_unpacked",
        "test_a_bomb_in_a_pdf_is_refused_before_it_is_unpacked",
        "test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read",
        "test_an_unreadable_source_is_said_in_a_line",
        "test_too_many_cells_are_refused",
    ],
    "Texts in Word files, workbooks and web pages are texts.": [
        "test_texts_stand_in_each_document_as_they_are",
        "test_what_no_document_can_hold_stands_there_as_its_code",
        "test_no_cell_is_a_formula_or_a_link_and_nothing_is_outside",
        "test_what_is_edited_in_a_workbook_stays_a_text",
        "test_it_refers_to_nothing_outside_and_has_no_field_but_page_numbers",
        "test_a_page_fetches_nothing_and_runs_nothing",
        "test_its_own_policy_lets_it_have_its_style_and_nothing_else",
    ],
    "The page that `portplan page` makes runs its own script and nothing else.": [
        "test_its_policy_has_its_own_style_and_script_and_nothing_else",
        "test_texts_are_texts_in_every_field",
        "test_texts_are_texts_and_nothing_in_them_runs",
        "test_its_policy_stops_what_would_be_put_into_it",
    ],
    "A report for GitHub is made of portplan's commands alone.": [
        "test_github_gets_one_command_a_line",
        "test_github_escapes_what_would_end_a_value",
        "test_no_name_is_a_command_to_githubs_runner",
        "test_a_command_in_a_line_is_shown_with_a_code_wherever_the_place_is",
        "test_json_says_the_same_without_a_command",
        "test_names_from_a_file_begin_no_command",
        "test_a_summary_has_no_command_in_it",
    ],
    "Completed names are quoted": [
        "test_a_shell_quotes_what_it_would_take_for_something_else",
        "test_the_other_plans_units_are_quoted_for_bash",
        "test_an_argument_is_offered_no_name_that_would_be_something_else",
        "test_a_quote_that_is_open_in_bash_holds_what_it_can",
    ],
    "There is no network access, and git and the pager are the only programs started; neither is"
    " ever named by a file.": [
        "test_no_program_but_git_and_the_pager_is_started_and_no_network_is_used",
        "test_where_one_end_is_no_terminal_there_is_no_pager",
        "test_a_file_starts_and_writes_nothing",
        "test_only_the_file_that_is_named_is_written",
        "test_git_is_started_for_a_revision_alone_and_with_what_was_typed",
        "test_nothing_that_a_repository_names_is_run",
    ],
    "Nothing is written but the file that `--output` names and those that `validate --fix`"
    " checks.": [
        "test_the_table_that_comes_with_portplan_is_not_mended",
        "test_a_file_starts_and_writes_nothing",
        "test_only_the_file_that_is_named_is_written",
        "test_any_command_line_is_answered_or_refused_in_order",
    ],
    "A file is written whole or not at all.": [
        "test_a_failure_on_the_way_leaves_what_was_there",
        "test_a_failing_write_leaves_the_old_file_whole_and_nothing_beside_it",
        "test_an_interruption_while_it_writes_a_file_leaves_none",
        "test_an_existing_file_is_not_touched_without_force",
        "test_whenever_it_is_ended_the_file_is_whole",
        "test_two_that_mend_at_once_both_do",
        "test_what_is_saved_while_the_mended_is_written_is_kept",
    ],
}


def test_every_promise_is_tested() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promised = re.findall(r"^- \*\*(.+?)\*\*", text, re.MULTILINE | re.DOTALL)
    assert [" ".join(each.split()) for each in promised] == list(PROMISES)
    files = (ROOT / "tests").rglob("test_*.py")
    found = re.findall(
        r"^def (test_\w+)\(",
        "".join(path.read_text(encoding="utf-8") for path in files),
        re.MULTILINE,
    )
    assert {test for tests in PROMISES.values() for test in tests} <= set(found)


def test_what_says_where_promises_are_tested_is_named() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"`(tests/[\w/]+\.py)`", text)
    assert ROOT / named == Path(__file__)
