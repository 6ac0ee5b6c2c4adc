"""What a report may hold that wants to run, to load, or to break a page."""

import copy
import hashlib
from typing import Any

from tests.store.readings import anchor, talks

Json = dict[str, Any]
_RUN = "window.ran=1"
PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT>",
    f"<img src=x onerror={_RUN}>",
    f'"><img src=x onerror={_RUN}>',
    f"'><img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<body onload={_RUN}>",
    f"<iframe src=javascript:{_RUN}></iframe>",
    f'<iframe srcdoc="<script>parent.{_RUN}</script>"></iframe>',
    f"<a href=javascript:{_RUN}>a</a>",
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f" javascript:{_RUN}",
    f"java\tscript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"vbscript:{_RUN}",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f'" autofocus onfocus="{_RUN}',
    f"' autofocus onfocus='{_RUN}",
    f'" onmouseover="{_RUN}" x="',
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}>",
    f"<object data=javascript:{_RUN}>",
    f"<embed src=javascript:{_RUN}>",
    f"<form action=javascript:{_RUN}><button>x</button></form>",
    f"<button formaction=javascript:{_RUN}>x</button>",
    f"<math><mtext><script>{_RUN}</script></mtext></math>",
    f"<template><script>{_RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<style>@import 'x'</style><script>{_RUN}</script>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
    "<base href=//elsewhere.example/>",
    f"<!--><script>{_RUN}</script>-->",
    f"<![CDATA[<script>{_RUN}</script>]]>",
    f"<?xml version='1.0'?><script>{_RUN}</script>",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "${7*7}",
    "#{7*7}",
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;script&#62;{_RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"+ADw-script+AD4-{_RUN}+ADw-/script+AD4-",
    f"＜script＞{_RUN}＜/script＞",
    "hx-get=/ hx-trigger=load",
    f"<div hx-on:load='{_RUN}' hx-trigger=load>",
    f"<div hx-get='javascript:{_RUN}' hx-trigger=load>",
    "</textarea></title></style></main></body></html>",
    "</span></div></article><table><tr><td>",
    "\u202emoc.elpmaxe//:sptth",
    "\u200b\u200c\u2066hidden\u2069",
    "=HYPERLINK(\"//elsewhere.example\")",
    "A" * 3000,
    "\r\nSet-Cookie: ran=1",
    "../../../etc/passwd",
)  # fmt: skip


def hostile_talks(number: int) -> Json:
    """A report of talks with a payload in every field of words."""
    payload = PAYLOADS[number]
    told = copy.deepcopy(talks(f"h{number}"))
    told["report"] |= dict.fromkeys(("title", "publisher", "origin", "url", "given_id"), payload)
    text = f"{told['report']['text']} {payload} "
    told["report"] |= {"text": text, "id": hashlib.sha256(text.encode()).hexdigest()[:16]}
    told["mentions"] = [{"span": anchor(text, payload), "kind": payload, "actor": actor(payload)}]
    for encounter in told["encounters"]:
        encounter |= {"participants": [actor(payload), actor("Tor Lind")], "place": payload, "occasion": payload}
        encounter |= {"topics": [payload], "format": payload, "date": None}
    for statement in told["statements"]:
        statement |= {"speaker": actor(payload), "topics": [payload], "acts": [payload], "manner": payload}
    cue = told["statements"][0]
    told["attributions"] = [
        {name: cue[name] for name in ("source", "cue", "content")} | {"manner": "x", "found_by": [payload, payload], "score": 0.5}
    ]
    for commitment in told["commitments"]:
        commitment |= {"debtor": actor(payload), "content": anchor(text, payload)}
    return told


def actor(words: str) -> Json:
    """An actor of these words."""
    return {"actor": None, "name": words, "capacity": words}
