/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-contract.h"
#include "studio-demo-limiter.h"
#include "studio-demo-server.h"

#include <string.h>

#define OK 0
#define BASE "\"model\":\"stable-image-ultra\",\"prompt\":\"a cat\""

typedef struct
{
  const char *body;
  guint status;
  const char *named;
} Rule;

static const Rule rules[] = {
  { "{" BASE "}", OK, NULL },
  { "{\"prompt\":\"a cat\",\"seed\":0,\"model\":\"stable-image-ultra\"}", OK, NULL },
  { "{" BASE ",\"seed\":0}", OK, NULL },
  { "{" BASE ",\"seed\":4294967295}", OK, NULL },
  { "{" BASE ",\"negative_prompt\":\"\"}", OK, NULL },
  { "{" BASE ",\"aspect_ratio\":\"21:9\"}", OK, NULL },
  { "{" BASE ",\"size\":\"640x1536\"}", OK, NULL },
  { "{" BASE ",\"size\":\"1536x640\",\"aspect_ratio\":\"21:9\"}", OK, NULL },
  { "{" BASE ",\"output_format\":\"jpeg\"}", OK, NULL },
  { "{" BASE ",\"n\":1,\"allow_ignored_params\":true}", OK, NULL },
  { "{" BASE ",\"x\":null,\"allow_ignored_params\":true}", OK, NULL },
  { "", 400, "JSON object" },
  { "nonsense", 400, "JSON object" },
  { "[]", 400, "JSON object" },
  { "\"text\"", 400, "JSON object" },
  { "{" BASE, 400, "JSON object" },
  { "{" BASE ",\"bad\":\"\xff\"}", 400, "JSON object" },
  { "{\"prompt\":\"a cat\"}", 400, "'model'" },
  { "{\"model\":\"stable-image-ultra\"}", 400, "'prompt'" },
  { "{\"model\":\"sdxl\",\"prompt\":\"a cat\"}", 403, "access" },
  { "{\"model\":5,\"prompt\":\"a cat\"}", 400, "'model'" },
  { "{\"model\":\"stable-image-ultra\",\"prompt\":\"\"}", 400, "'prompt'" },
  { "{\"model\":\"stable-image-ultra\",\"prompt\":null}", 400, "'prompt'" },
  { "{\"model\":\"stable-image-ultra\",\"prompt\":[\"a\"]}", 400, "'prompt'" },
  { "{" BASE ",\"n\":1}", 400, "'n'" },
  { "{" BASE ",\"response_format\":\"b64_json\"}", 400, "'response_format'" },
  { "{" BASE ",\"n\":1,\"allow_ignored_params\":false}", 400, "'n'" },
  { "{" BASE ",\"allow_ignored_params\":1}", 400, "'allow_ignored_params'" },
  { "{" BASE ",\"allow_ignored_params\":null}", 400, "'allow_ignored_params'" },
  { "{" BASE ",\"seed\":-1}", 400, "'seed'" },
  { "{" BASE ",\"seed\":4294967296}", 400, "'seed'" },
  { "{" BASE ",\"seed\":1.5}", 400, "'seed'" },
  { "{" BASE ",\"seed\":\"1\"}", 400, "'seed'" },
  { "{" BASE ",\"seed\":null}", 400, "'seed'" },
  { "{" BASE ",\"seed\":true}", 400, "'seed'" },
  { "{" BASE ",\"negative_prompt\":null}", 400, "'negative_prompt'" },
  { "{" BASE ",\"negative_prompt\":3}", 400, "'negative_prompt'" },
  { "{" BASE ",\"aspect_ratio\":\"4:3\"}", 400, "'aspect_ratio'" },
  { "{" BASE ",\"aspect_ratio\":1}", 400, "'aspect_ratio'" },
  { "{" BASE ",\"size\":\"512x512\"}", 400, "'size'" },
  { "{" BASE ",\"size\":{}}", 400, "'size'" },
  { "{" BASE ",\"size\":\"1024x1024\",\"aspect_ratio\":\"21:9\"}", 400, "agree" },
  { "{" BASE ",\"output_format\":\"webp\"}", 400, "'output_format'" },
  { "{" BASE ",\"output_format\":\"jpg\"}", 400, "'output_format'" },
  { "{" BASE ",\"output_format\":false}", 400, "'output_format'" },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      g_auto (StudioDemoRefusal) refusal = { 0 };
      g_autoptr (StudioRequest) request = studio_demo_contract_read (
          rule->body, strlen (rule->body), &refusal);

      g_test_message ("%s", rule->body);
      g_assert_cmpuint (refusal.status, ==, rule->status);
      g_assert_true ((request != NULL) == (rule->status == OK));
      if (rule->status == OK)
        continue;
      g_assert_cmpstr (
          refusal.type, ==, rule->status == 403 ? "authorization_error" : "invalid_request_error");
      g_assert_nonnull (strstr (refusal.message, rule->named));
    }
}

static void
test_values (void)
{
  static const char body[] = "{" BASE ",\"negative_prompt\":\"dogs\",\"size\":\"832x1216\","
                             "\"seed\":4294967295,\"output_format\":\"jpeg\"}";
  g_auto (StudioDemoRefusal) refusal = { 0 };
  g_autoptr (StudioRequest) request = studio_demo_contract_read (body, sizeof body - 1, &refusal);

  g_assert_nonnull (request);
  g_assert_cmpstr (studio_request_get_prompt (request), ==, "a cat");
  g_assert_cmpstr (studio_request_get_negative_prompt (request), ==, "dogs");
  g_assert_cmpint (studio_request_get_aspect_ratio (request), ==, STUDIO_ASPECT_RATIO_2_3);
  g_assert_cmpuint (studio_request_get_seed (request), ==, G_MAXUINT32);
  g_assert_cmpint (studio_request_get_output_format (request), ==, STUDIO_OUTPUT_FORMAT_JPEG);
}

static char *
make_long_body (const char *field, gsize n)
{
  GString *body = g_string_new ("{\"model\":\"stable-image-ultra\"");

  if (!g_str_equal (field, "prompt"))
    g_string_append (body, ",\"prompt\":\"a cat\"");
  g_string_append_printf (body, ",\"%s\":\"", field);
  for (gsize i = 0; i < n; i++)
    g_string_append (body, "é");
  g_string_append (body, "\"}");

  return g_string_free (body, FALSE);
}

/* Lengths are counted in characters, not in bytes. */
static void
test_lengths (void)
{
  static const char *const fields[] = { "prompt", "negative_prompt" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *longest = make_long_body (fields[i], 10000);
      g_autofree char *too_long = make_long_body (fields[i], 10001);
      g_auto (StudioDemoRefusal) refusal = { 0 };
      g_autoptr (StudioRequest) request = studio_demo_contract_read (
          longest, strlen (longest), &refusal);

      g_assert_nonnull (request);
      g_assert_null (studio_demo_contract_read (too_long, strlen (too_long), &refusal));
      g_assert_cmpuint (refusal.status, ==, 400);
      g_assert_nonnull (strstr (refusal.message, fields[i]));
    }
}

static void
test_hostile_bodies (void)
{
  g_autofree char *deep = g_strnfill (500000, '[');
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, ' ');
  g_auto (StudioDemoRefusal) refusal = { 0 };

  g_assert_null (studio_demo_contract_read (deep, strlen (deep), &refusal));
  g_assert_cmpuint (refusal.status, ==, 400);
  g_assert_null (studio_demo_contract_read (large, strlen (large), &refusal));
  g_assert_cmpuint (refusal.status, ==, 413);
  g_assert_null (studio_demo_contract_read ("\"\\", 2, &refusal));
  g_assert_null (studio_demo_contract_read (NULL, 0, &refusal));
  g_assert_cmpuint (refusal.status, ==, 400);
}

static void
test_key (void)
{
  static const char *const refused[] = {
    NULL,
    "",
    STUDIO_DEMO_KEY,
    "Bearer ",
    "Bearer inf-other",
    "Bearer " STUDIO_DEMO_KEY "x",
    "Basic " STUDIO_DEMO_KEY,
  };
  g_auto (StudioDemoRefusal) refusal = { 0 };

  g_assert_true (studio_demo_contract_check_key ("Bearer " STUDIO_DEMO_KEY, &refusal));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (studio_demo_contract_check_key (refused[i], &refusal));
      g_assert_cmpuint (refusal.status, ==, 401);
      g_assert_cmpstr (refusal.type, ==, "authentication_error");
    }
}

static void
test_window_slides (void)
{
  StudioDemoLimiter limiter = { 0 };
  gint64 second = G_USEC_PER_SEC;

  g_assert_cmpuint (studio_demo_limiter_get_remaining (&limiter, 0), ==, 20);
  g_assert_cmpuint (studio_demo_limiter_get_reset_seconds (&limiter, 0), ==, 0);
  for (int i = 0; i < 20; i++)
    g_assert_true (studio_demo_limiter_take (&limiter, i * second));
  g_assert_cmpuint (studio_demo_limiter_get_remaining (&limiter, 19 * second), ==, 0);
  g_assert_false (studio_demo_limiter_take (&limiter, 59 * second));
  g_assert_cmpuint (studio_demo_limiter_get_reset_seconds (&limiter, 19 * second), ==, 41);
  /* Capacity comes back one by one, as each request leaves the window. */
  g_assert_true (studio_demo_limiter_take (&limiter, 60 * second));
  g_assert_false (studio_demo_limiter_take (&limiter, 60 * second + 1));
  g_assert_cmpuint (studio_demo_limiter_get_remaining (&limiter, 63 * second), ==, 3);
  g_assert_cmpuint (studio_demo_limiter_get_remaining (&limiter, 300 * second), ==, 20);
}

static void
test_other_limit (void)
{
  StudioDemoLimiter limiter = { .limit = 2 };

  g_assert_true (studio_demo_limiter_take (&limiter, 0));
  g_assert_cmpuint (studio_demo_limiter_get_remaining (&limiter, 0), ==, 1);
  g_assert_true (studio_demo_limiter_take (&limiter, 0));
  g_assert_false (studio_demo_limiter_take (&limiter, 0));
  limiter = (StudioDemoLimiter){ .limit = G_MAXUINT };
  g_assert_cmpuint (studio_demo_limiter_get_remaining (&limiter, 0), ==, STUDIO_DEMO_LIMIT_MAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/contract/rules", test_rules);
  g_test_add_func ("/demo/contract/values", test_values);
  g_test_add_func ("/demo/contract/lengths", test_lengths);
  g_test_add_func ("/demo/contract/hostile-bodies", test_hostile_bodies);
  g_test_add_func ("/demo/contract/key", test_key);
  g_test_add_func ("/demo/limiter/window-slides", test_window_slides);

  g_test_add_func ("/demo/contract/other-limit", test_other_limit);

  return g_test_run ();
}
