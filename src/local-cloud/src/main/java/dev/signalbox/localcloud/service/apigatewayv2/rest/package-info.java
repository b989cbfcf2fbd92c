/** API Gateway's REST APIs: their making, and their service. */
@NullMarked
package dev.signalbox.localcloud.service.apigatewayv2.rest;

import org.jspecify.annotations.NullMarked;
