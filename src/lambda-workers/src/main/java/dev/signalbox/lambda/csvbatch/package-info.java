/** The functions of the pipeline csv-batch: split, validate, look up, write, merge, tell. */
@NullMarked
package dev.signalbox.lambda.csvbatch;

import org.jspecify.annotations.NullMarked;
