"""What the system says of files is said in the language that is spoken."""

import errno
import os
import sys

import pytest

from conftest import CHINESE
from portplan.text.messages import speak
from portplan.text.reasons import reason

FAILURES = [
    errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC, errno.EROFS,
    errno.ENAMETOOLONG, errno.ELOOP, errno.EIO, errno.EPERM,
]  # fmt: skip


@pytest.mark.parametrize("number", FAILURES)
def test_in_english_it_is_what_the_system_says(number: int) -> None:
    assert reason(OSError(number, os.strerror(number))) == os.strerror(number)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other words for some")
@pytest.mark.parametrize("number", FAILURES)
def test_in_chinese_no_english_is_left(number: int) -> None:
    speak(CHINESE)
    said = reason(OSError(number, os.strerror(number)))
    assert said
    assert not any(each.isascii() and each.isalpha() for each in said)


def test_what_portplan_itself_says_stays_as_it_is() -> None:
    speak(CHINESE)
    assert reason(OSError(errno.EINVAL, "这是设备文件")) == "这是设备文件"
