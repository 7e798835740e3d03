"""Patterns that several readers use."""

from __future__ import annotations

import re

EACH_MONTH = re.compile(" *+(?:ของ *+)?(?:ทุก|แต่?ละ) *+เดือน")
BY_RULE = re.compile(" *+(?:ทั้?งนี้? *+)?ตาม *+(?:ข้?อ|ประกาศ|ระเบียบ|กฎ|ข้?อบังคับ|มาตรา|พระราช|หลัก *+เกณฑ์)")
THEN = re.compile("[ ,]*(?:ขอ *+)?(?P<what>(?:ให้?|โปรด) *+[^ ]{2,80})")
