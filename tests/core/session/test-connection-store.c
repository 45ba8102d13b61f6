/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-file.h"
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

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_assert_finalized (fixture->store);
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

  g_assert_true (studio_connection_store_forget (fixture->store, NULL, NULL, &error));
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
  studio_keyring_clear (STUDIO_KEYRING (fixture->keyring),
                        STUDIO_CONNECTION_DEFAULT_NAME,
                        studio_connection_get_address (connection),
                        NULL,
                        NULL);
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

  g_assert_cmpstr (studio_connection_get_name (found), ==, STUDIO_CONNECTION_DEFAULT_NAME);

  g_autoptr (GAsyncResult) listed = NULL;
  studio_connection_store_list_async (fixture->store, NULL, studio_test_store_result_cb, &listed);
  studio_test_wait_for_result (&listed);
  g_autoptr (GListModel) list = studio_connection_store_list_finish (
      fixture->store, listed, &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);

  studio_connection_store_forget_async (
      fixture->store, NULL, NULL, studio_test_store_result_cb, &forgotten);
  studio_test_wait_for_result (&forgotten);
  g_assert_true (studio_connection_store_forget_finish (fixture->store, forgotten, &error));
  g_assert_no_error (error);
}

static void
save_named (Fixture *fixture, const char *name, const char *address, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) plain = studio_connection_new (
      address, key, "model-x", STUDIO_CONNECTION_KEYRING, &error);
  g_autoptr (StudioConnection) named = studio_connection_copy (
      plain, name, STUDIO_CONNECTION_KEYRING);
  g_assert_true (studio_connection_store_save (fixture->store, named, NULL, &error));
  g_assert_no_error (error);
}

static char *
summarise (Fixture *fixture)
{
  g_autoptr (GListModel) list = studio_connection_store_list (fixture->store);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudioSavedConnection) saved = g_list_model_get_item (list, i);
      g_string_append_printf (text,
                              "%s%s %s %s;",
                              studio_saved_connection_get_active (saved) ? "*" : "",
                              studio_saved_connection_get_name (saved),
                              studio_saved_connection_get_address (saved),
                              studio_saved_connection_get_model (saved));
    }
  return g_strdup (text->str);
}

static void
assert_summary (Fixture *fixture, const char *wanted)
{
  g_autofree char *summary = summarise (fixture);
  g_assert_cmpstr (summary, ==, wanted);
}

static void
assert_key (Fixture *fixture, const char *name, const char *address, const char *wanted)
{
  g_autofree char *key = studio_keyring_lookup (
      STUDIO_KEYRING (fixture->keyring), name, address, NULL, NULL);
  g_assert_cmpstr (key, ==, wanted);
}

static void
test_several (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_summary (fixture, "");
  save_named (fixture, "Work", "https://a.example", "inf-work");
  save_named (fixture, "Zu Hause ä=#", "https://a.example", "inf-home");
  assert_summary (fixture,
                  "Work https://a.example model-x;*Zu Hause ä=# https://a.example model-x;");
  g_autoptr (StudioConnection) active = studio_connection_store_load (fixture->store, NULL, &error);
  g_assert_cmpstr (studio_connection_get_name (active), ==, "Zu Hause ä=#");
  g_assert_cmpstr (studio_connection_get_key (active), ==, "inf-home");
  g_autoptr (StudioConnection) work = studio_connection_store_load_named (
      fixture->store, "Work", NULL, &error);
  g_assert_cmpstr (studio_connection_get_key (work), ==, "inf-work");

  g_assert_true (studio_connection_store_set_active (fixture->store, "Work", &error));
  assert_summary (fixture,
                  "*Work https://a.example model-x;Zu Hause ä=# https://a.example model-x;");
  g_assert_true (studio_connection_store_forget (fixture->store, "Zu Hause ä=#", NULL, &error));
  assert_summary (fixture, "*Work https://a.example model-x;");
  assert_key (fixture, "Zu Hause ä=#", "https://a.example", NULL);
  assert_key (fixture, "Work", "https://a.example", "inf-work");
  g_assert_true (studio_connection_store_forget (fixture->store, NULL, NULL, &error));
  assert_summary (fixture, "");
  g_assert_true (studio_connection_store_forget (fixture->store, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* A save without a name changes the active connection, and its old key goes. */
static void
test_save_again (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  save_named (fixture, "a", "https://a.example", "inf-1");
  save_named (fixture, "b", "https://b.example", "inf-2");
  save_named (fixture, NULL, "https://c.example", "inf-3");
  assert_summary (fixture, "a https://a.example model-x;*b https://c.example model-x;");
  assert_key (fixture, "b", "https://b.example", NULL);
  assert_key (fixture, "b", "https://c.example", "inf-3");
  g_assert_true (studio_connection_store_forget (fixture->store, "b", NULL, NULL));
  assert_summary (fixture, "a https://a.example model-x;");
  g_assert_null (studio_connection_store_load (fixture->store, NULL, NULL));
}

#define N_EACH 25

typedef struct
{
  StudioPaths *paths;
  const char *prefix;
} Saver;

/* A store of its own, as another process would have. */
static gpointer
save_many (gpointer data)
{
  Saver *saver = data;
  char *environment[] = { NULL };
  g_autoptr (StudioMemoryKeyring) keyring = studio_memory_keyring_new ();
  g_autoptr (StudioConnectionStore) store = studio_connection_store_new (
      saver->paths, STUDIO_KEYRING (keyring), environment);

  for (guint i = 0; i < N_EACH; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", saver->prefix, i);
      g_autoptr (StudioConnection) plain = make_connection ();
      g_autoptr (StudioConnection) named = studio_connection_copy (
          plain, name, STUDIO_CONNECTION_KEYRING);
      g_assert_true (studio_connection_store_save (store, named, NULL, NULL));
    }
  return NULL;
}

static void
test_two_at_once (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  Saver savers[] = { { fixture->paths, "left" }, { fixture->paths, "right" } };
  GThread *left = g_thread_new ("left", save_many, &savers[0]);
  GThread *right = g_thread_new ("right", save_many, &savers[1]);

  g_thread_join (left);
  g_thread_join (right);
  g_autoptr (GListModel) list = studio_connection_store_list (fixture->store);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2 * N_EACH);
}

static void
test_unknown_names (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save_named (fixture, "a", "https://a.example", "inf-1");
  g_assert_null (studio_connection_store_load_named (fixture->store, "x", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_NAME);
  g_clear_error (&error);
  g_assert_false (studio_connection_store_set_active (fixture->store, "x", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_NAME);
  g_clear_error (&error);
  g_assert_false (studio_connection_store_forget (fixture->store, "x", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_NAME);
  assert_summary (fixture, "*a https://a.example model-x;");
}

static void
test_use (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) good = NULL;
  g_autoptr (GAsyncResult) bad = NULL;

  save_named (fixture, "a", "https://a.example", "inf-1");
  save_named (fixture, "b", "https://b.example", "inf-2");
  studio_connection_store_use_async (fixture->store, "a", NULL, studio_test_store_result_cb, &good);
  studio_test_wait_for_result (&good);
  g_autoptr (StudioConnection) used = studio_connection_store_use_finish (
      fixture->store, good, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_connection_get_key (used), ==, "inf-1");
  assert_summary (fixture, "*a https://a.example model-x;b https://b.example model-x;");

  /* Without its key it does not become the active one. */
  studio_keyring_clear (STUDIO_KEYRING (fixture->keyring), "b", "https://b.example", NULL, NULL);
  studio_connection_store_use_async (fixture->store, "b", NULL, studio_test_store_result_cb, &bad);
  studio_test_wait_for_result (&bad);
  g_assert_null (studio_connection_store_use_finish (fixture->store, bad, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);
  assert_summary (fixture, "*a https://a.example model-x;b https://b.example model-x;");
}

static void
test_odd_files (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *summary;
  } cases[] = {
    { "no key file", "" },
    { "[connections]\nactive=x\n", "" },
    { "[connection a]\naddress=http://evil.example\n[connection ]\naddress=https://b.example\n"
      "[connection  c]\naddress=https://c.example\n[other]\naddress=https://d.example\n",
      "" },
    { "[connections]\nactive=a\n[connection a]\naddress=A.example/v1\n",
      "*a https://a.example stable-image-ultra;" },
  };
  g_autofree char *large = g_strnfill (300 * 1024, '#');
  const char *path = studio_paths_get_connection_file (fixture->paths);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      assert_summary (fixture, cases[i].summary);
    }
  g_autofree char *text = g_strconcat (large, "\n", cases[3].text, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_summary (fixture, "");
  save_named (fixture, "a", "https://a.example", "inf-1");
  assert_summary (fixture, "*a https://a.example model-x;");
}

static void
test_file_and_item (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sub", "c.ini", NULL);
  g_autoptr (GKeyFile) file = studio_connection_file_read (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  g_autofree char *model = NULL;
  gboolean active = FALSE;

  g_assert_null (studio_connection_file_dup_active (file));
  studio_connection_file_put (file, "a", "https://a.example", "m");
  studio_connection_file_set_active (file, "a");
  g_assert_true (studio_connection_file_write (file, path, &error));
  g_autoptr (GKeyFile) again = studio_connection_file_read (path);
  g_autoptr (StudioSavedConnection) saved = studio_connection_file_find (again, "a");
  g_object_get (
      saved, "name", &name, "address", &address, "model", &model, "active", &active, NULL);
  g_assert_cmpstr (name, ==, "a");
  g_assert_cmpstr (address, ==, "https://a.example");
  g_assert_cmpstr (model, ==, "m");
  g_assert_true (active);
  studio_connection_file_remove (again, "a");
  g_autoptr (GListModel) list = studio_connection_file_list (again);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  g_assert_true (studio_connection_file_write (again, path, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_autofree char *below = g_build_filename (fixture->folder, "plain", "c.ini", NULL);
  g_autofree char *plain = g_path_get_dirname (below);
  g_assert_true (g_file_set_contents (plain, "", 0, NULL));
  g_assert_false (studio_connection_file_write (file, below, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

/* With no bus there is no keyring, and that is said rather than worked round. */
static void
test_no_secret_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_assert_false (
      studio_keyring_store (keyring, "name", "https://a.example", CANARY, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING);
  g_assert_null (strstr (error->message, "canary"));
  g_clear_error (&error);
  g_assert_null (studio_keyring_lookup (keyring, "name", "https://a.example", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING);
  g_clear_error (&error);
  g_assert_false (studio_keyring_clear (keyring, "name", "https://a.example", NULL, &error));
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
  ADD ("/connection-store/several", test_several);
  ADD ("/connection-store/save-again", test_save_again);
  ADD ("/connection-store/two-at-once", test_two_at_once);
  ADD ("/connection-store/unknown-names", test_unknown_names);
  ADD ("/connection-store/use", test_use);
  ADD ("/connection-store/odd-files", test_odd_files);
  ADD ("/connection-store/file-and-item", test_file_and_item);
#undef ADD
  g_test_add_func ("/secret-keyring/no-secret-service", test_no_secret_service);
  return g_test_run ();
}
