package dev.signalbox.download.mime;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageInputStream;

/** Reads an image's size from its header; its picture is never decoded. */
public final class ImageSize {
    private static final Map<String, String> FORMATS = Map.of("image/png", "png", "image/jpeg", "jpeg", "image/gif",
            "gif");

    private ImageSize() {}

    /** The file is not the image that its first bytes promise. */
    public static final class UnreadableImage extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableImage(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * @param type as {@link MimeType} says
     * @return {@code <width>x<height>} of a png, jpeg or gif; empty for all else
     */
    public static String of(File file, String type) throws UnreadableImage, IOException {
        var format = FORMATS.get(type);
        if (format == null) {
            return "";
        }
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new FileImageInputStream(file)) {
            reader.setInput(in, true, true);
            return reader.getWidth(0) + "x" + reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            // The readers answer broken files with exceptions of all kinds.
            throw unreadable(format, e);
        } finally {
            reader.dispose();
        }
    }

    private static UnreadableImage unreadable(String format, Exception fault) throws IOException {
        boolean disk = fault instanceof IOException && !(fault instanceof IIOException)
                && !(fault instanceof java.io.EOFException);
        if (disk) {
            throw (IOException) fault;
        }
        return new UnreadableImage("the header of the " + format + " cannot be read: " + fault.getMessage(), fault);
    }
}
