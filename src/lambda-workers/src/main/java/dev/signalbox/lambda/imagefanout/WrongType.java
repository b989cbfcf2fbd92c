package dev.signalbox.lambda.imagefanout;

import java.io.IOException;

/** The server sent something else than an image. */
final class WrongType extends IOException {
    private static final long serialVersionUID = 1L;

    WrongType(String type) {
        super("Not an image: the server says that it is " + type);
    }
}
