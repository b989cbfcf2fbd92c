package dev.signalbox.localcloud.service.s3.objects;

/** One file of an object's body; an object that came in parts has several. */
public record Piece(String id, long size) {}
