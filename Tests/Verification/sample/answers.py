"""What is answered: a numerator and a denominator for the city and each of its districts."""

from collections import defaultdict

EXACT = 1e-9
NEAR = 1e-4
CITY = None


class Answer:
  """Numerator and denominator of the city and of each district."""

  def __init__(self, tolerance=EXACT):
    self.numerators = defaultdict(float)
    self.denominators = defaultdict(float)
    self.tolerance = tolerance
    # What runs along the borders of a district, and may count for it or for its neighbour.
    self.either = defaultdict(float)
    # Places where too little is known for a value.
    self.withheld = set()
    self.beside = None  # the answer of the other way of measuring, where there is one
    self.note = ""

  def add(self, place, numerator, denominator):
    """Adds to a district and the city; what lies outside the districts (-1) counts nowhere."""
    if place == -1:
      return
    for each in (place, CITY):
      self.numerators[each] += numerator
      self.denominators[each] += denominator

  def set(self, place, numerator, denominator):
    self.numerators[place] = numerator
    self.denominators[place] = denominator

  def value(self, place):
    base = self.denominators[place]
    return self.numerators[place] / base if base > 0 else None


class NotChecked(Exception):
  """Why something is not checked."""


class NoValue(Exception):
  """Why an indicator can have no value."""
