"""Our calendar agrees with that of Qt."""

from datetime import date, timedelta

from PySide6.QtCore import QCalendar, QDate

from gofteh.app.dates import Jalali


def test_every_day_of_sixty_years():
    calendar = QCalendar(QCalendar.System.Jalali)
    day, last = date(1990, 1, 1), date(2050, 1, 1)
    while day < last:
        parts = calendar.partsFromDate(QDate(day.year, day.month, day.day))
        assert Jalali.of(day) == Jalali(parts.year, parts.month, parts.day)
        day += timedelta(days=1)
