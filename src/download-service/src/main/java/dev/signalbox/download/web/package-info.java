@NullMarked
package dev.signalbox.download.web;

import org.jspecify.annotations.NullMarked;
