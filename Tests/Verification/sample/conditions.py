"""The conditions of a standard, in three values."""

import re
import sys

import numpy as np


class Condition:
  """A `where` of a standard in three values: true, false, and None where a feature does not say.

  disjunction: conjunction [or …]; conjunction: negation [and …]; comparisons with =, !=, <, <=, >, >=, in (…).
  """

  TOKEN = re.compile(r"\s*(?:'([^']*)'|(<=|>=|!=|[=<>(),])|([^\s=<>!(),']+))")

  def __init__(self, text):
    self.tokens = []
    position = 0
    text = text.rstrip()
    while position < len(text):
      match = self.TOKEN.match(text, position)
      if not match:
        sys.exit(f"cannot read the condition {text!r}")
      quoted, sign, word = match.groups()
      self.tokens.append(("text", quoted) if quoted is not None else ("sign", sign) if sign else ("word", word))
      position = match.end()
    self.decide = self._disjunction()
    if self.tokens:
      sys.exit(f"cannot read the end of the condition {text!r}")

  def _take(self, *wanted):
    if self.tokens and self.tokens[0][0] != "text" and self.tokens[0][1] in wanted:
      return self.tokens.pop(0)[1]
    return None

  def _disjunction(self):
    parts = [self._conjunction()]
    while self._take("or"):
      parts.append(self._conjunction())

    def decide(row):
      answers = [part(row) for part in parts]
      return True if True in answers else None if None in answers else False

    return decide

  def _conjunction(self):
    parts = [self._negation()]
    while self._take("and"):
      parts.append(self._negation())

    def decide(row):
      answers = [part(row) for part in parts]
      return False if False in answers else None if None in answers else True

    return decide

  def _negation(self):
    if self._take("not"):
      part = self._negation()
      return lambda row: None if part(row) is None else not part(row)
    if self._take("("):
      part = self._disjunction()
      self._take(")")
      return part
    return self._comparison()

  def _literal(self):
    kind, text = self.tokens.pop(0)
    if kind == "word":
      if text in ("true", "false"):
        return text == "true"
      try:
        return float(text)
      except ValueError:
        pass
    return text

  def _comparison(self):
    field = self.tokens.pop(0)[1]
    if self._take("in"):
      self._take("(")
      literals = [self._literal()]
      while self._take(","):
        literals.append(self._literal())
      self._take(")")
      return lambda row: None if row.get(field) is None else row[field] in literals
    sign = self._take("=", "!=", "<", "<=", ">", ">=")
    literal = self._literal()
    test = {
      "=": lambda a: a == literal, "!=": lambda a: a != literal, "<": lambda a: a < literal,
      "<=": lambda a: a <= literal, ">": lambda a: a > literal, ">=": lambda a: a >= literal,
    }[sign]
    return lambda row: None if row.get(field) is None else test(row[field])


def chosen(rows, condition):
  """Which rows satisfy a condition; one that does not say does not."""
  if condition is None:
    return np.ones(len(rows), dtype=bool)
  decide = Condition(condition).decide
  return np.array([decide(row) is True for row in rows], dtype=bool)


def number(value):
  """A property as a number; None for what is none, or negative, which no property here can be."""
  if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
    return None
  return value
