package vn.liennganh.regulation.workbench.sheet;

/** A state as a rule file names it. */
public record StateSheet(Place place, String id, String vi, String en, boolean terminal) {}
