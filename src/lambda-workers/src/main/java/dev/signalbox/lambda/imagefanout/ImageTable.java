package dev.signalbox.lambda.imagefanout;

import java.util.List;

/** Remembers under which name an image lies. */
interface ImageTable {
    void record(List<ImageResult.Stored> images);
}
