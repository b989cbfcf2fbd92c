package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;
import java.util.Map;

public record UploadedPart(int number, Piece piece, String eTag, Instant modified, Map<String, String> checksums) {}
