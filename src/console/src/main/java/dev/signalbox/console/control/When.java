package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time in the words of the chosen {@link TimeForm}. The only place that formats them for the screen. */
public final class When {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Duration NEAR = Duration.ofHours(24);

    private When() {}

    /** {@code 11:48:52}, {@code Yesterday 11:48:52}, {@code 12 Nov 11:48:52}; relative within a day: {@code 3 m ago}. */
    public static String words(Instant time, Instant now) {
        if (TimeForm.current() == TimeForm.RELATIVE && Duration.between(time, now).abs().compareTo(NEAR) < 0) {
            return relative(time, now);
        }
        ZoneId zone = TimeForm.current().zone();
        LocalDate day = LocalDate.ofInstant(time, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        String clock = clock(time);
        if (day.equals(today)) {
            return clock;
        }
        if (day.equals(today.plusDays(1))) {
            return Texts.text("when.tomorrow", clock);
        }
        return day.equals(today.minusDays(1)) ? Texts.text("when.yesterday", clock) : in(DAY, time);
    }

    /** The time of day, to the second. */
    public static String clock(Instant time) {
        return in(TIME, time);
    }

    /** To the millisecond, without the day. */
    public static String precise(Instant time) {
        return in(PRECISE, time);
    }

    /** Day and time in figures; relative within a day. */
    public static String stamp(Instant time) {
        Instant now = Instant.now();
        boolean near = Duration.between(time, now).abs().compareTo(NEAR) < 0;
        return TimeForm.current() == TimeForm.RELATIVE && near ? relative(time, now) : in(STAMP, time);
    }

    /** For tooltips: ISO-8601 UTC and how long ago. */
    public static String exact(Instant time, Instant now) {
        return time.truncatedTo(ChronoUnit.MILLIS) + " · " + relative(time, now);
    }

    private static String relative(Instant time, Instant now) {
        return time.isAfter(now) ? Texts.text("when.in", Spans.age(Duration.between(now, time)))
                : Texts.text("when.ago", Spans.past(Duration.between(time, now)));
    }

    private static String in(DateTimeFormatter form, Instant time) {
        String words = form.withZone(TimeForm.current().zone()).format(time);
        return TimeForm.current() == TimeForm.UTC ? words + "Z" : words;
    }
}
