/** What the browser of files asks of S3 and lets it do. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.gateway.files;
