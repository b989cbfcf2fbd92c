/** Public behaviour of services as rows of requests and answers, sent over the wire as no SDK would let one send them. */
@NullMarked
package dev.signalbox.localcloud.behaviour;

import org.jspecify.annotations.NullMarked;
