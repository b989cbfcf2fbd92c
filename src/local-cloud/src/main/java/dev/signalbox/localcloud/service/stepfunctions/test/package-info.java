/** {@code TestState}: one state run by itself, with its data flow told and its work mocked if the caller wants that. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.test;

import org.jspecify.annotations.NullMarked;
