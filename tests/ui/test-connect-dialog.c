/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-dialog.h"
#include "studio-ui-fixture.h"

#define ADDRESS "https://us.inference.heroku.com"
#define KEY "inf-0123456789abcdef0123456789"

typedef struct
{
  gboolean connected;
  gboolean remembered;
} Outcome;

static void
connected_cb (Outcome *outcome, gboolean remembered)
{
  outcome->connected = TRUE;
  outcome->remembered = remembered;
}

static gboolean
has_connected (gpointer outcome)
{
  return ((Outcome *) outcome)->connected;
}

static GtkWidget *
present_dialog (StudioUiFixture *fixture, Outcome *outcome)
{
  GtkWindow *dialog = studio_connect_dialog_new (fixture->session, NULL);

  *outcome = (Outcome){ FALSE, FALSE };
  g_signal_connect_swapped (dialog, "connected", G_CALLBACK (connected_cb), outcome);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  return GTK_WIDGET (dialog);
}

static void
find_rows (GtkWidget *dialog, GtkWidget **address, GtkWidget **key, GtkWidget **model)
{
  *address = studio_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  *key = gtk_widget_get_next_sibling (*address);
  *model = gtk_widget_get_next_sibling (*key);
  g_assert_true (ADW_IS_PASSWORD_ENTRY_ROW (*key));
}

static void
press_connect (GtkWidget *dialog)
{
  g_signal_emit_by_name (studio_ui_test_find (dialog, GTK_TYPE_BUTTON, "suggested-action"),
                         "clicked");
}

static void
test_bad_input (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *address;
  GtkWidget *key;
  GtkWidget *model;

  find_rows (dialog, &address, &key, &model);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (model)), ==, "stable-image-ultra");
  gtk_editable_set_text (GTK_EDITABLE (address), "http://example.com");
  gtk_editable_set_text (GTK_EDITABLE (key), KEY);
  press_connect (dialog);
  g_assert_true (gtk_widget_has_css_class (address, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (address)), ==, "http://example.com");
  gtk_test_accessible_assert_state (
      address, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_editable_set_text (GTK_EDITABLE (address), ADDRESS);
  g_assert_false (gtk_widget_has_css_class (address, "error"));
  gtk_editable_set_text (GTK_EDITABLE (key), "two words");
  press_connect (dialog);
  g_assert_true (gtk_widget_has_css_class (key, "error"));

  gtk_editable_set_text (GTK_EDITABLE (key), KEY);
  gtk_editable_set_text (GTK_EDITABLE (model), "two words");
  press_connect (dialog);
  g_assert_true (gtk_widget_has_css_class (model, "error"));
  g_assert_false (outcome.connected);
  g_assert_null (studio_session_get_connection (fixture->session));
  studio_ui_test_destroy (dialog, dialog);
}

static void
connect_well (StudioUiFixture *fixture, Outcome *outcome)
{
  GtkWidget *dialog = present_dialog (fixture, outcome);
  GtkWidget *address;
  GtkWidget *key;
  GtkWidget *model;
  gpointer weak = dialog;

  find_rows (dialog, &address, &key, &model);
  gtk_editable_set_text (GTK_EDITABLE (address), ADDRESS);
  gtk_editable_set_text (GTK_EDITABLE (key), KEY);
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  press_connect (dialog);
  studio_test_wait_until (has_connected, outcome);
  studio_test_drain ();
  g_assert_null (weak);
}

static void
test_kept_in_the_keyring (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;

  connect_well (fixture, &outcome);
  g_assert_true (outcome.remembered);
  StudioConnection *connection = studio_session_get_connection (fixture->session);
  g_assert_cmpint (studio_connection_get_source (connection), ==, STUDIO_CONNECTION_KEYRING);
  g_assert_cmpstr (studio_connection_get_key (connection), ==, KEY);
}

static void
test_no_keyring (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;

  studio_memory_keyring_set_refusing (fixture->keyring, TRUE);
  connect_well (fixture, &outcome);
  g_assert_false (outcome.remembered);
  StudioConnection *connection = studio_session_get_connection (fixture->session);
  g_assert_cmpint (studio_connection_get_source (connection), ==, STUDIO_CONNECTION_THIS_SESSION);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/connect-dialog/bad-input", test_bad_input);
  studio_ui_test_add ("/connect-dialog/kept-in-the-keyring", test_kept_in_the_keyring);
  studio_ui_test_add ("/connect-dialog/no-keyring", test_no_keyring);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
