package dev.signalbox.console.app.local;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A heap size as the JVM writes it. */
record MemorySize(long bytes) {
    private static final long LEAST = 128L << 20;
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,12})([kmg]?)");

    /** What somebody typed. */
    static final class Reader implements ITypeConverter<MemorySize> {
        @Override
        public MemorySize convert(String text) {
            var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is no size such as 512m or 2g");
            }
            long unit = switch (form.group(2)) {
                case "k" -> 1L << 10;
                case "m" -> 1L << 20;
                case "g" -> 1L << 30;
                default -> 1;
            };
            long number = Long.parseLong(form.group(1));
            if (number < LEAST / unit) {
                throw new TypeConversionException("'" + text + "' is too little, the local cloud needs 128m or more");
            }
            if (number > Long.MAX_VALUE / unit) {
                throw new TypeConversionException("'" + text + "' is more than any computer has");
            }
            return new MemorySize(number * unit);
        }
    }
}
