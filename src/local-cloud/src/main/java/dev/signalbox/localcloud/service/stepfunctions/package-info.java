/** AWS Step Functions: Standard workflows on the states-language interpreter. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions;

import org.jspecify.annotations.NullMarked;
