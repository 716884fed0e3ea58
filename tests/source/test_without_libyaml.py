"""PyYAML may have been built without libyaml: its own parser reads the same plan."""

import pickle
import subprocess
import sys

from conftest import ROOT
from portplan.files.load import load

SCRIPT = """
import pickle, sys, yaml
yaml.__dict__.pop("CSafeLoader", None)
from portplan.files.load import load
sys.stdout.buffer.write(pickle.dumps(load(sys.argv[1])))
"""


def test_the_table_is_read_alike() -> None:
    table = ROOT / "data" / "tasks.yaml"
    process = subprocess.run(
        [sys.executable, "-c", SCRIPT, table], capture_output=True, check=True, timeout=60
    )
    assert pickle.loads(process.stdout) == load(table)  # noqa: S301 - our own
