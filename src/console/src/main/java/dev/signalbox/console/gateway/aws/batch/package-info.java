/** The ports of AWS Batch by its SDK. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.gateway.aws.batch;
