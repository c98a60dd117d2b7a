package dev.pickwright.model;

/**
 * A reason for which the product refuses a request.
 *
 * @param status of HTTP, unless the request never reached a handler
 * @param page where it is explained
 */
public record ProblemType(Problem code, String title, int status, String page) {}
