/** API Gateway's HTTP APIs, served as real routes in front of Lambda functions. */
@NullMarked
package dev.signalbox.localcloud.service.apigatewayv2;

import org.jspecify.annotations.NullMarked;
