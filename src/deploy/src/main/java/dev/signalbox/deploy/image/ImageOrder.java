package dev.signalbox.deploy.image;

import java.nio.file.Path;

/**
 * Which image is wanted.
 *
 * @param worker the module that the jar comes from, such as {@code batch-worker}
 * @param jar runnable, with all that it needs
 */
public record ImageOrder(String worker, Path jar, BaseImage base) {
    /** Its repository in ECR. */
    public String repository() {
        return "signalbox/" + worker;
    }
}
