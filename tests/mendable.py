"""A plan that tests break in ways that can be mended."""

PLAN = """\
title: 工作任务分解表 # the title
units:
  - name: 市口岸办
    aliases: [天津市人民政府口岸服务办公室]
  - name: 天津海关
  - {name: 天津海事局}   # in one line
areas:
  - number: 1
    title: '加强口岸执法协作'
    items:
      - number: 1
        text: "推行关检“一机两屏”。"
        # who leads
        lead:
          - 市口岸办
        support: [天津海关]
"""
