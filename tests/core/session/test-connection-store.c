/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-store.h"
#include "studio-error.h"
#include "studio-memory-keyring.h"
#include "studio-secret-keyring.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

#define CANARY "inf-canary-key-that-must-not-be-written"

typedef struct
{
  char *folder;
  StudioPaths *paths;
  StudioMemoryKeyring *keyring;
  StudioConnectionStore *store;
} Fixture;

static void
set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  char *environment[] = { NULL };
  fixture->folder = studio_test_make_folder ();
  fixture->paths = studio_paths_new_for_test (fixture->folder);
  fixture->keyring = studio_memory_keyring_new ();
  fixture->store = studio_connection_store_new (
      fixture->paths, STUDIO_KEYRING (fixture->keyring), environment);
}

/* A worker that has just ended may still hold the store for a moment. */
static gboolean
is_only_reference (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_wait_until (is_only_reference, fixture->store);
  g_assert_finalize_object (fixture->store);
  g_object_unref (fixture->keyring);
  g_object_unref (fixture->paths);
  studio_test_remove_folder (fixture->folder);
}

static StudioConnection *
make_connection (void)
{
  g_autoptr (GError) error = NULL;
  StudioConnection *connection = studio_connection_new (
      "https://us.inference.heroku.com", CANARY, NULL, STUDIO_CONNECTION_KEYRING, &error);
  g_assert_no_error (error);
  return connection;
}

static void
test_save_load_forget (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = make_connection ();

  g_assert_null (studio_connection_store_load (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (studio_connection_store_save (fixture->store, connection, NULL, &error));
  g_assert_no_error (error);

  g_autoptr (StudioConnection) loaded = studio_connection_store_load (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_connection_get_key (loaded), ==, CANARY);
  g_assert_cmpint (studio_connection_get_source (loaded), ==, STUDIO_CONNECTION_KEYRING);

  g_assert_true (studio_connection_store_forget (fixture->store, NULL, &error));
  g_assert_null (studio_connection_store_load (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (
      g_file_test (studio_paths_get_connection_file (fixture->paths), G_FILE_TEST_EXISTS));
}

static void
test_key_is_in_no_file (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioConnection) connection = make_connection ();
  g_autofree char *text = NULL;
  GStatBuf info;
  const char *path = studio_paths_get_connection_file (fixture->paths);

  studio_connection_store_save (fixture->store, connection, NULL, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "us.inference.heroku.com"));
  g_assert_null (strstr (text, "canary"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_refusing_keyring_keeps_nothing (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = make_connection ();

  studio_memory_keyring_set_refusing (fixture->keyring, TRUE);
  g_assert_false (studio_connection_store_save (fixture->store, connection, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING);
  g_assert_false (
      g_file_test (studio_paths_get_connection_file (fixture->paths), G_FILE_TEST_EXISTS));
}

static void
test_lost_key (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = make_connection ();

  studio_connection_store_save (fixture->store, connection, NULL, NULL);
  studio_keyring_clear (
      STUDIO_KEYRING (fixture->keyring), studio_connection_get_address (connection), NULL, NULL);
  g_assert_null (studio_connection_store_load (fixture->store, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);
}

static void
test_environment_wins (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  char *environment[] = { (char *) "DIFFUSION_URL=https://env.example",
                          (char *) "DIFFUSION_KEY=inf-env",
                          NULL };
  g_autoptr (StudioConnection) saved = make_connection ();
  g_autoptr (StudioConnectionStore) store = studio_connection_store_new (
      fixture->paths, STUDIO_KEYRING (fixture->keyring), environment);

  studio_connection_store_save (store, saved, NULL, NULL);
  g_autoptr (StudioConnection) loaded = studio_connection_store_load (store, NULL, NULL);
  g_assert_cmpstr (studio_connection_get_address (loaded), ==, "https://env.example");
}

static void
test_asynchronous (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = make_connection ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) forgotten = NULL;

  studio_connection_store_save_async (
      fixture->store, connection, NULL, studio_test_store_result_cb, &saved);
  studio_test_wait_for_result (&saved);
  g_assert_true (studio_connection_store_save_finish (fixture->store, saved, &error));

  studio_connection_store_load_async (fixture->store, NULL, studio_test_store_result_cb, &loaded);
  studio_test_wait_for_result (&loaded);
  g_autoptr (StudioConnection) found = studio_connection_store_load_finish (
      fixture->store, loaded, &error);
  g_assert_cmpstr (studio_connection_get_key (found), ==, CANARY);

  studio_connection_store_forget_async (
      fixture->store, NULL, studio_test_store_result_cb, &forgotten);
  studio_test_wait_for_result (&forgotten);
  g_assert_true (studio_connection_store_forget_finish (fixture->store, forgotten, &error));
  g_assert_no_error (error);
}

/* With no bus there is no keyring, and that is said rather than worked round. */
static void
test_no_secret_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();

  /* Newer versions of libsecret warn on the way to the error. */
  g_log_set_fatal_mask ("libsecret", G_LOG_LEVEL_ERROR);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_assert_false (studio_keyring_store (keyring, "https://a.example", CANARY, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING);
  g_assert_null (strstr (error->message, "canary"));
  g_clear_error (&error);
  g_assert_null (studio_keyring_lookup (keyring, "https://a.example", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING);
  g_clear_error (&error);
  g_assert_false (studio_keyring_clear (keyring, "https://a.example", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/connection-store/save-load-forget", test_save_load_forget);
  ADD ("/connection-store/key-is-in-no-file", test_key_is_in_no_file);
  ADD ("/connection-store/refusing-keyring-keeps-nothing", test_refusing_keyring_keeps_nothing);
  ADD ("/connection-store/lost-key", test_lost_key);
  ADD ("/connection-store/environment-wins", test_environment_wins);
  ADD ("/connection-store/asynchronous", test_asynchronous);
#undef ADD
  g_test_add_func ("/secret-keyring/no-secret-service", test_no_secret_service);
  return g_test_run ();
}
