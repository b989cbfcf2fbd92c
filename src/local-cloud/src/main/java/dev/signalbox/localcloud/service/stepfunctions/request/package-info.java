/** What requests of Step Functions may say: the constraints of its API model, and the form of its ARNs. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.request;

import org.jspecify.annotations.NullMarked;
