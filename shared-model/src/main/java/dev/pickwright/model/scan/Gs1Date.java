package dev.pickwright.model.scan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Dates in GS1 codes: two digits each of year, month and day. */
final class Gs1Date {

    private static final int PREVIOUS_CENTURY_FROM = 51;
    private static final int NEXT_CENTURY_TO = -50;

    private Gs1Date() {}

    /**
     * The date of six digits; day 00 stands for the last day of the month.
     *
     * @param year the current one, which the century follows from
     * @return empty if there is no such day
     */
    static Optional<LocalDate> read(String yymmdd, int year) {
        int day = Integer.parseInt(yymmdd.substring(4, 6));
        try {
            YearMonth month = YearMonth.of(
                    year(Integer.parseInt(yymmdd.substring(0, 2)), year), Integer.parseInt(yymmdd.substring(2, 4)));
            return Optional.of(day == 0 ? month.atEndOfMonth() : month.atDay(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(int twoDigits, int current) {
        int century = current - current % 100;
        int ahead = twoDigits - current % 100;
        if (ahead >= PREVIOUS_CENTURY_FROM) {
            return century - 100 + twoDigits;
        }
        return ahead <= NEXT_CENTURY_TO ? century + 100 + twoDigits : century + twoDigits;
    }
}
