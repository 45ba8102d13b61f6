/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection.h"
#include "studio-error.h"

#include <string.h>

static void
test_normalises (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = studio_connection_new (
      " https://US.inference.heroku.com/v1/images/generations\n",
      " inf-0123456789 \n",
      "stability-image-ultra",
      STUDIO_CONNECTION_KEYRING,
      &error);
  g_assert_no_error (error);
  g_autofree char *host = studio_connection_dup_host (connection);

  g_assert_cmpstr (
      studio_connection_get_address (connection), ==, "https://us.inference.heroku.com");
  g_assert_cmpstr (studio_connection_get_key (connection), ==, "inf-0123456789");
  g_assert_cmpstr (studio_connection_get_model (connection), ==, "stable-image-ultra");
  g_assert_cmpint (studio_connection_get_source (connection), ==, STUDIO_CONNECTION_KEYRING);
  g_assert_cmpstr (host, ==, "us.inference.heroku.com");
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_connection_new (
      "http://example.com", "inf-1", NULL, STUDIO_CONNECTION_KEYRING, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ADDRESS);
  g_clear_error (&error);
  g_assert_null (studio_connection_new (
      "https://example.com", "inf-\n1", NULL, STUDIO_CONNECTION_KEYRING, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEY);
  g_assert_null (strstr (error->message, "inf-"));
  g_clear_error (&error);
  g_assert_null (studio_connection_new ("https://example.com",
                                        "inf-0123456789abcdef01234",
                                        " inf-0123456789abcdef01234",
                                        STUDIO_CONNECTION_KEYRING,
                                        &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_MODEL);
  g_assert_null (strstr (error->message, "inf-"));
}

typedef struct
{
  const char *const variables[7];
  const char *address;
  int code;
} EnvironmentCase;

static const EnvironmentCase environment_cases[] = {
  { { NULL }, NULL, 0 },
  { { "DIFFUSION_URL=", "DIFFUSION_KEY=", NULL }, NULL, 0 },
  { { "DIFFUSION_URL=https://d.example", "DIFFUSION_KEY=inf-d", NULL }, "https://d.example", 0 },
  { { "INFERENCE_URL=https://i.example", "INFERENCE_KEY=inf-i", NULL }, "https://i.example", 0 },
  { { "INFERENCE_URL=https://i.example",
      "INFERENCE_KEY=inf-i",
      "DIFFUSION_URL=https://d.example",
      "DIFFUSION_KEY=inf-d",
      NULL },
    "https://d.example",
    0 },
  { { "DIFFUSION_URL=https://d.example", NULL }, NULL, STUDIO_ERROR_NOT_CONNECTED },
  { { "DIFFUSION_KEY=inf-d", NULL }, NULL, STUDIO_ERROR_NOT_CONNECTED },
  /* Any alias of the add-on, the one with the right model first; foreign pairs never. */
  { { "PAINTER_URL=https://us.inference.heroku.com",
      "PAINTER_KEY=inf-p",
      "CLAUDE_URL=https://eu.inference.heroku.com",
      "CLAUDE_KEY=inf-c",
      "PAINTER_MODEL_ID=stability-image-ultra",
      NULL },
    "https://us.inference.heroku.com",
    0 },
  { { "PAINTER_KEY=inf-p", NULL }, NULL, 0 },
  { { "OTHER_URL=https://api.example", "OTHER_KEY=sk-o", NULL }, NULL, 0 },
  { { "INFERENCE_URL=https://i.example",
      "INFERENCE_KEY=inf-i",
      "DIFFUSION_URL=https://d.example",
      NULL },
    NULL,
    STUDIO_ERROR_NOT_CONNECTED },
  { { "DIFFUSION_URL=https://d.example", "DIFFUSION_KEY=inf-d", "INFERENCE_KEY=inf-i", NULL },
    "https://d.example",
    0 },
  { { "DIFFUSION_URL=ftp://d.example", "DIFFUSION_KEY=inf-d", NULL }, NULL, STUDIO_ERROR_ADDRESS },
};

static void
test_environment (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (environment_cases); i++)
    {
      const EnvironmentCase *each = &environment_cases[i];
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) environment = g_strdupv ((char **) each->variables);
      g_autoptr (StudioConnection) connection = studio_connection_new_from_environment (environment,
                                                                                        &error);

      if (each->code != 0)
        g_assert_error (error, STUDIO_ERROR, each->code);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (connection == NULL ? NULL : studio_connection_get_address (connection),
                       ==,
                       each->address);
      if (connection != NULL)
        g_assert_cmpstr (
            studio_connection_source_to_string (studio_connection_get_source (connection)),
            ==,
            "environment");
    }
}

static void
test_model_from_environment (void)
{
  const char *variables[] = { "DIFFUSION_URL=https://d.example",
                              "DIFFUSION_KEY=inf-d",
                              "DIFFUSION_MODEL_ID=stable-image-next",
                              NULL };
  g_autoptr (StudioConnection) connection = studio_connection_new_from_environment (
      (char **) variables, NULL);
  g_assert_cmpstr (studio_connection_get_model (connection), ==, "stable-image-next");
}

static void
test_scrubs_environment (void)
{
  g_setenv ("DIFFUSION_KEY", "inf-canary", TRUE);
  g_setenv ("INFERENCE_KEY", "inf-canary", TRUE);
  g_setenv ("PAINTER_KEY", "inf-canary", TRUE);
  g_setenv ("OTHER_KEY", "of something else", TRUE);
  g_setenv ("DIFFUSION_URL", "https://d.example", TRUE);
  studio_connection_scrub_environment ();
  g_assert_null (g_getenv ("DIFFUSION_KEY"));
  g_assert_null (g_getenv ("INFERENCE_KEY"));
  g_assert_null (g_getenv ("PAINTER_KEY"));
  g_assert_cmpstr (g_getenv ("OTHER_KEY"), ==, "of something else");
  g_assert_cmpstr (g_getenv ("DIFFUSION_URL"), ==, "https://d.example");
}

static gboolean
can_be_seen (const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents ("/proc/self/environ", &bytes, &size, NULL));
  for (gsize i = 0; i < size; i++)
    if (bytes[i] == '\0')
      bytes[i] = '\n';
  return g_strstr_len (bytes, (gssize) size, words) != NULL;
}

/* What a process was started with is seen by others for as long as its bytes stay there. */
static void
test_scrubs_proc (void)
{
  if (!g_test_subprocess ())
    {
      g_setenv ("DIFFUSION_KEY", "inf-canary", TRUE);
      g_setenv ("DIFFUSION_URL", "https://d.example", TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      studio_connection_scrub_environment ();
      return;
    }
  g_assert_true (can_be_seen ("inf-canary"));
  studio_connection_scrub_environment ();
  g_assert_false (can_be_seen ("inf-canary"));
  g_assert_true (can_be_seen ("https://d.example"));
}

static void
test_names (void)
{
  static const char *const bad[] = {
    NULL,
    "",
    "  ",
    "a]",
    "[a",
    "a\nb",
    "a\tb",
    "\xff",
    "0123456789012345678901234567890123456789012345678901234567890",
    "inf-0123456789abcdef01234"
  };
  g_autofree char *good = studio_connection_normalise_name ("  Mein Büro #1 ", NULL);

  g_assert_cmpstr (good, ==, "Mein Büro #1");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (studio_connection_normalise_name (bad[i], &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_NAME);
    }
}

static void
test_copies (void)
{
  g_autoptr (StudioConnection) plain = studio_connection_new (
      "https://a.example", "inf-1", "m", STUDIO_CONNECTION_KEYRING, NULL);
  g_autoptr (StudioConnection) copy = studio_connection_copy (
      plain, "b", STUDIO_CONNECTION_THIS_SESSION);

  g_assert_null (studio_connection_get_name (plain));
  g_assert_cmpstr (studio_connection_get_name (copy), ==, "b");
  g_assert_cmpstr (studio_connection_get_address (copy), ==, "https://a.example");
  g_assert_cmpstr (studio_connection_get_key (copy), ==, "inf-1");
  g_assert_cmpstr (studio_connection_get_model (copy), ==, "m");
  g_assert_cmpint (studio_connection_get_source (copy), ==, STUDIO_CONNECTION_THIS_SESSION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection/normalises", test_normalises);
  g_test_add_func ("/connection/refuses", test_refuses);
  g_test_add_func ("/connection/environment", test_environment);
  g_test_add_func ("/connection/model-from-environment", test_model_from_environment);
  g_test_add_func ("/connection/names", test_names);
  g_test_add_func ("/connection/copies", test_copies);
  g_test_add_func ("/connection/scrubs-environment", test_scrubs_environment);
  g_test_add_func ("/connection/scrubs-proc", test_scrubs_proc);
  return g_test_run ();
}
