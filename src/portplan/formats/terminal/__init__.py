"""Pages -> styled lines: cells, columns and their widths, in the characters of an encoding."""
