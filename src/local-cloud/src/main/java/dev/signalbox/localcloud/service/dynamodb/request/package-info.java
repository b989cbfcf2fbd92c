/** What AWS's service framework asks of requests before DynamoDB sees them. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb.request;

import org.jspecify.annotations.NullMarked;
