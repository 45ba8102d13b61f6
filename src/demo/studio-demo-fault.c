/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-fault.h"

#define JSON "application/json"
#define HTML "text/html"
#define TEXT(name, status, type, text, description)                                              \
  {                                                                                              \
    name, description, status, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_TEXT, type, text, \
        NULL, NULL, 0                                                                            \
  }
#define TEXT_WITH_HEADER(name, status, text, header, value, description)                         \
  {                                                                                              \
    name, description, status, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_TEXT, JSON, text, \
        header, value, 0                                                                         \
  }
#define REFUSES(name, header, value, n_times, description)                              \
  {                                                                                     \
    name, description, 429, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_TEXT, JSON, \
        ERROR (429, "rate_limit_error", "Rate limit exceeded"), header, value, n_times  \
  }
#define DAMAGED(name, damage, description)                                                        \
  {                                                                                               \
    name, description, 200, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_##damage, JSON, NULL, \
        NULL, NULL, 0                                                                             \
  }
#define TRAVELS(name, transport, description)                                                 \
  {                                                                                           \
    name, description, 200, STUDIO_DEMO_TRANSPORT_##transport, STUDIO_DEMO_DAMAGE_NONE, JSON, \
        NULL, NULL, NULL, 0                                                                   \
  }
#define ERROR(code, type, message) \
  "{\"error\":{\"code\":" #code ",\"message\":\"" message "\",\"type\":\"" type "\"}}"
#define EDGE_PAGE(title, text)                                                     \
  "<!DOCTYPE html>\n<html><head><title>" title "</title></head>\n<body><h1>" title \
  "</h1>\n<p>" text "</p></body></html>\n"

/* The shapes are those of the documentation and those that clients of the service have recorded:
 * the gateway's own, the bare one around an AWS exception, a string holding JSON, the platform's
 * and a plain string; pages come from the edge. */
static const StudioDemoFault faults[] = {
  TEXT ("unauthorized",
        401,
        JSON,
        ERROR (401, "authentication_error", "Invalid API key provided"),
        "the key is refused"),
  TEXT ("no-access",
        403,
        JSON,
        ERROR (403, "authorization_error", "You do not have access to that model"),
        "the key is good for another model only"),
  TEXT ("waf",
        403,
        HTML,
        EDGE_PAGE ("403 ERROR", "The request could not be satisfied. Request blocked."),
        "the edge blocks the wording of the prompt with a page"),
  TEXT ("bad-parameter",
        400,
        JSON,
        ERROR (400, "invalid_request_error", "Invalid value for parameter 'aspect_ratio'"),
        "a parameter is refused in the documented shape"),
  TEXT ("bad-parameter-bare",
        400,
        JSON,
        "{\"code\":400,\"message\":\"Failed to generate image: ValidationException: "
        "{\\\"detail\\\":\\\"Invalid field in request\\\"}\",\"type\":\"invalid_request\"}",
        "a parameter is refused in a bare object around an exception"),
  TEXT ("error-string-json",
        403,
        JSON,
        "{\"error\":\"{\\\"code\\\":403,\\\"message\\\":\\\"you do not have access to that "
        "model\\\",\\\"type\\\":\\\"authorization_error\\\"}\"}",
        "the error is a string that holds JSON"),
  TEXT ("platform-error",
        404,
        JSON,
        "{\"id\":\"not_found\",\"message\":\"Couldn't find that model.\"}",
        "an error in the shape of the platform"),
  TEXT ("plain-error",
        400,
        JSON,
        "{\"error\":\"The prompt could not be read\"}",
        "the error is a plain string"),
  TEXT ("content-refused",
        400,
        JSON,
        ERROR (400, "invalid_request_error", "Filter reason: prompt"),
        "the content filter refuses"),
  TEXT ("empty-data",
        200,
        JSON,
        "{\"created\":1770000000,\"data\":[]}",
        "success without an image"),
  TEXT ("no-b64",
        200,
        JSON,
        "{\"created\":1770000000,\"data\":[{\"revised_prompt\":\"\"}]}",
        "success with an item that holds no image"),
  REFUSES ("rate-limit", "retry-after", "51", 0, "too many requests"),
  REFUSES ("rate-limit-date",
           "retry-after",
           STUDIO_DEMO_FAULT_SOON,
           0,
           "too many requests, until a date that is 20 seconds ahead"),
  REFUSES ("rate-limit-bare", NULL, NULL, 0, "too many requests, and not a word of how long"),
  REFUSES ("rate-limit-once",
           "retry-after",
           "1",
           1,
           "the first request is one too many, those after it are taken"),
  TEXT ("timeout-408",
        408,
        JSON,
        ERROR (408, "server_error", "Request Timeout"),
        "the model took too long"),
  TEXT ("server-error",
        500,
        JSON,
        ERROR (500, "server_error", "Internal server error"),
        "trouble inside the service"),
  TEXT ("bad-gateway",
        502,
        HTML,
        EDGE_PAGE ("502 Bad Gateway", "The server returned an invalid answer."),
        "trouble behind the edge, told by a page"),
  TEXT ("unavailable",
        503,
        JSON,
        ERROR (503, "server_error", "Service unavailable"),
        "the service is down"),
  TEXT ("gateway-timeout",
        504,
        HTML,
        EDGE_PAGE ("504 Gateway Timeout", "The server did not answer in time."),
        "no answer behind the edge, told by a page"),
  TEXT_WITH_HEADER ("redirect",
                    307,
                    "",
                    "location",
                    "https://elsewhere.invalid/v1/images/generations",
                    "sends the client to another origin"),
  TEXT ("empty-body", 200, JSON, "", "success without a body"),
  TEXT ("not-json", 200, JSON, "created: now, data: none", "success that is not JSON"),
  TEXT ("html",
        200,
        HTML,
        EDGE_PAGE ("Welcome", "Please sign in to this network."),
        "a page, as captive portals deliver it"),
  DAMAGED ("truncated", HALF_JSON, "the JSON text ends inside the base64"),
  DAMAGED ("broken-base64", BROKEN_BASE64, "the base64 holds other bytes"),
  DAMAGED ("not-an-image", NOT_AN_IMAGE, "the base64 holds words instead of an image"),
  DAMAGED ("broken-image", HALF_IMAGE, "the image ends in the middle"),
  DAMAGED ("wrong-format", OTHER_FORMAT, "the image comes in the format not asked for"),
  DAMAGED ("data-prefix", DATA_PREFIX, "the base64 is written as a data: address"),
  DAMAGED ("url-safe-base64", URL_SAFE, "the base64 uses the alphabet for addresses"),
  DAMAGED ("line-breaks", LINE_BREAKS, "the base64 is broken into lines"),
  TRAVELS ("cut-off", CUT_OFF, "the connection is closed in the middle of the body"),
  TRAVELS ("reset", RESET, "the connection is reset before any answer"),
  TRAVELS ("stall", STALL, "the headers come, then nothing more"),
  TRAVELS ("slow", SLOW, "the body comes in drips of half a kilobyte"),
  TRAVELS ("too-large", ENDLESS, "the base64 goes on for half a gigabyte"),
};

/**
 * studio_demo_fault_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all faults
 */
const char *const *
studio_demo_fault_list (void)
{
  static const char *names[G_N_ELEMENTS (faults) + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
        names[i] = faults[i].name;
      g_once_init_leave (&ready, 1);
    }

  return names;
}

/**
 * studio_demo_fault_find:
 * @name: (nullable): the name of a fault
 *
 * Returns: (transfer none) (nullable): the fault of that name
 */
const StudioDemoFault *
studio_demo_fault_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      if (g_strcmp0 (faults[i].name, name) == 0)
        return &faults[i];
    }

  return NULL;
}

/**
 * studio_demo_fault_exists:
 * @name: (nullable): the name of a fault
 *
 * Returns: whether the embedded service knows it
 */
gboolean
studio_demo_fault_exists (const char *name)
{
  return studio_demo_fault_find (name) != NULL;
}

/**
 * studio_demo_fault_get_description:
 * @name: (nullable): the name of a fault
 *
 * Returns: (transfer none) (nullable): what it does, in English, without a full stop
 */
const char *
studio_demo_fault_get_description (const char *name)
{
  const StudioDemoFault *fault = studio_demo_fault_find (name);

  return fault == NULL ? NULL : fault->description;
}
