/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-group.h"
#include "studio-connection-row.h"
#include "studio-preferences.h"
#include "studio-spending-group.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"

/* With all its groups, which else come frame by frame. */
static GtkWindow *
open_whole (StudioUiFixture *fixture)
{
  GtkWindow *window = studio_preferences_new (fixture->session, fixture->settings, NULL);

  studio_turns_finish (GTK_WIDGET (window));
  return window;
}

static void
test_rows (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWindow *window = open_whole (fixture);
  GtkWidget *ratio = studio_ui_test_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, NULL);
  GtkWidget *format = gtk_widget_get_next_sibling (ratio);
  GtkWidget *name = studio_ui_test_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL);

  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ratio), STUDIO_ASPECT_RATIO_21_9);
  adw_combo_row_set_selected (ADW_COMBO_ROW (format), 1);
  g_autofree char *ratio_word = g_settings_get_string (fixture->settings, "default-aspect-ratio");
  g_autofree char *format_word = g_settings_get_string (fixture->settings, "default-output-format");
  g_assert_cmpstr (ratio_word, ==, "21:9");
  g_assert_cmpstr (format_word, ==, "jpeg");

  gtk_editable_set_text (GTK_EDITABLE (name), "{seed}");
  g_assert_false (gtk_widget_has_css_class (name, "error"));
  gtk_editable_set_text (GTK_EDITABLE (name), "{nonsense}");
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_autofree char *kept = g_settings_get_string (fixture->settings, "file-name-template");
  g_assert_cmpstr (kept, ==, "{seed}");

  GtkWidget *limit = studio_ui_test_find (GTK_WIDGET (window), GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (limit)), ==, 64);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (limit), 5000);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "image-limit-mb"), ==, 4096);
  g_settings_reset (fixture->settings, "image-limit-mb");

  g_settings_set_int (fixture->settings, "time-limit", 7);
  GtkWidget *row = gtk_widget_get_next_sibling (
      gtk_widget_get_ancestor (limit, ADW_TYPE_ACTION_ROW));
  GtkWidget *patience = studio_ui_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (patience)), ==, 7);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (patience), 4000);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "time-limit"), ==, 3600);
  g_settings_reset (fixture->settings, "time-limit");

  g_settings_set_string (fixture->settings, "save-folder", "file:///tmp/a&b");
  g_assert_nonnull (studio_ui_test_find_label ("/tmp/a&b"));
  g_assert_nonnull (studio_ui_test_find_label ("Not connected"));
  g_settings_reset (fixture->settings, "default-aspect-ratio");
  g_settings_reset (fixture->settings, "default-output-format");
  g_settings_reset (fixture->settings, "file-name-template");
  g_settings_reset (fixture->settings, "save-folder");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
save (StudioUiFixture *fixture, const char *name, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) plain = studio_connection_new (
      "https://us.inference.heroku.com", key, NULL, STUDIO_CONNECTION_KEYRING, &error);
  g_autoptr (StudioConnection) named = studio_connection_copy (
      plain, name, STUDIO_CONNECTION_KEYRING);

  g_assert_true (studio_connection_store_save (
      studio_session_get_connection_store (fixture->session), named, NULL, &error));
  g_assert_no_error (error);
}

static GtkWidget *
find_row (GtkWidget *window, const char *name)
{
  GtkWidget *row = studio_ui_test_find (window, STUDIO_TYPE_CONNECTION_ROW, NULL);

  while (row != NULL
         && !g_str_equal (studio_connection_row_get_name (STUDIO_CONNECTION_ROW (row)), name))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
has_rows (gpointer window)
{
  return find_row (window, "b") != NULL;
}

static gboolean
has_no_b (gpointer window)
{
  return find_row (window, "b") == NULL;
}

static gboolean
is_connected (gpointer session)
{
  return studio_session_get_connection (session) != NULL;
}

static gboolean
is_unconnected (gpointer session)
{
  return studio_session_get_connection (session) == NULL;
}

static void
test_connections (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  save (fixture, "a", "inf-a");
  save (fixture, "b", "inf-b");
  GtkWindow *window = open_whole (fixture);
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *group = studio_ui_test_find (root, STUDIO_TYPE_CONNECTION_GROUP, NULL);

  gtk_window_present (window);
  studio_test_wait_until (has_rows, window);
  g_assert_true (gtk_widget_get_visible (group));
  g_signal_emit_by_name (find_row (root, "a"), "use");
  studio_test_wait_until (is_connected, fixture->session);
  StudioConnection *connection = studio_session_get_connection (fixture->session);
  g_assert_cmpstr (studio_connection_get_key (connection), ==, "inf-a");
  g_assert_cmpstr (studio_connection_get_name (connection), ==, "a");

  g_signal_emit_by_name (find_row (root, "b"), "forget");
  studio_test_wait_until (has_no_b, window);
  studio_test_wait_until (is_connected, fixture->session);
  studio_memory_keyring_set_refusing (fixture->keyring, TRUE);
  g_signal_emit_by_name (find_row (root, "a"), "forget");
  studio_test_drain ();
  studio_memory_keyring_set_refusing (fixture->keyring, FALSE);
  g_signal_emit_by_name (find_row (root, "a"), "forget");
  studio_test_wait_until (is_unconnected, fixture->session);
  studio_ui_test_destroy (root, window);
}

static gboolean
has_spent (gpointer fixture G_GNUC_UNUSED)
{
  return studio_ui_test_find_label ("about 0.30 of 2.50") != NULL;
}

static void
spend (StudioLibrary *library)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  const StudioCallDetails details = { .price_micros = 300000 };
  gint64 id = studio_library_add_with_details (library, request, NULL, &details, NULL);

  g_assert_true (studio_library_mark_sent (library, id, NULL));
  g_assert_true (studio_library_end (library, id, STUDIO_RECORD_UNKNOWN, NULL, NULL));
}

static void
type_amount (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  studio_test_drain ();
}

static void
test_spending (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const StudioSpendingTerms first = { .limit_micros = 2500000 };

  studio_ui_fixture_open (fixture);
  StudioSpending *spending = studio_session_get_spending (fixture->session);
  const StudioSpendingTerms *terms = studio_spending_get_terms (spending);
  studio_spending_set_terms (spending, &first);
  GtkWindow *window = open_whole (fixture);
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *group = studio_ui_test_find (root, STUDIO_TYPE_SPENDING_GROUP, NULL);
  GtkWidget *price = studio_ui_test_find (group, ADW_TYPE_ENTRY_ROW, NULL);
  GtkWidget *limit_row = gtk_widget_get_next_sibling (price);
  GtkWidget *sum_row = gtk_widget_get_next_sibling (limit_row);
  GtkWidget *limit = studio_ui_test_find (limit_row, GTK_TYPE_ENTRY, NULL);
  GtkWidget *sum = studio_ui_test_find (sum_row, GTK_TYPE_ENTRY, NULL);
  GtkWidget *spin = studio_ui_test_find (group, GTK_TYPE_SPIN_BUTTON, NULL);

  gtk_window_present (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (limit)), ==, "2.50");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "Off");
  type_amount (price, "0,3");
  g_assert_cmpint (terms->price_micros, ==, 300000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "0,3");
  spend (studio_session_get_library (fixture->session));
  studio_test_wait_until (has_spent, fixture);

  type_amount (limit, "a lot");
  g_assert_true (gtk_widget_has_css_class (limit, "error"));
  g_assert_nonnull (studio_ui_test_find_label ("“a lot” is not an amount such as 0.08 or $0.08."));
  g_assert_cmpint (terms->limit_micros, ==, 2500000);
  type_amount (limit, "2 EUR");
  g_assert_nonnull (studio_ui_test_find_label ("All amounts are in the currency of the price."));
  type_amount (limit, "");
  g_assert_false (gtk_widget_has_css_class (limit, "error"));
  g_assert_cmpint (terms->limit_micros, ==, 0);
  type_amount (price, "$0.30");
  g_assert_cmpstr (terms->currency, ==, "$");
  type_amount (sum, "$5");
  g_assert_cmpint (terms->confirm_micros, ==, 5000000);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 12);
  g_assert_cmpuint (terms->confirm_count, ==, 12);
  /* As the command line can set it. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), STUDIO_CONFIRM_COUNT_MAX + 1);
  g_assert_cmpuint (terms->confirm_count, ==, STUDIO_CONFIRM_COUNT_MAX);
  gtk_editable_set_text (GTK_EDITABLE (spin), "Off");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpuint (terms->confirm_count, ==, 0);
  studio_ui_test_destroy (root, window);
}

static void
assert_named (StudioConnectionSource source, const char *wanted)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      "https://us.inference.heroku.com", "inf-0123456789", "stable-image-ultra", source, NULL);
  g_autofree char *name = studio_preferences_name_connection (NULL, connection);

  g_assert_cmpstr (name, ==, wanted);
}

static void
test_closures (void)
{
  g_autofree char *none = studio_preferences_name_connection (NULL, NULL);

  g_assert_cmpstr (none, ==, "Not connected");
  assert_named (STUDIO_CONNECTION_ENVIRONMENT, "us.inference.heroku.com, from the environment");
  assert_named (STUDIO_CONNECTION_KEYRING, "us.inference.heroku.com, key in the keyring");
  assert_named (STUDIO_CONNECTION_THIS_SESSION,
                "us.inference.heroku.com, until Ultra Studio is closed");
  assert_named (STUDIO_CONNECTION_DEMO, "Demo on this computer");
}

static void
add_tests (void)
{
  studio_ui_test_add ("/preferences/rows", test_rows);
  studio_ui_test_add ("/preferences/connections", test_connections);
  studio_ui_test_add ("/preferences/spending", test_spending);
  g_test_add_func ("/preferences/closures", test_closures);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
