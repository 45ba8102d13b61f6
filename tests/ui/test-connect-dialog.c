/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-dialog.h"
#include "studio-connect-import.h"
#include "studio-connect-paste.h"
#include "studio-copy-row.h"
#include "studio-finding-row.h"
#include "studio-turns.h"
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
  studio_turns_finish (GTK_WIDGET (dialog));
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
choose_way (GtkWidget *dialog, const char *way)
{
  GtkWidget *stack = studio_ui_test_find (dialog, ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), way);
}

static void
press_test (GtkWidget *dialog)
{
  GtkWidget *test = studio_ui_test_find (dialog, GTK_TYPE_BUTTON, "generate");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (test)), ==, "_Test");
  g_signal_emit_by_name (test, "clicked");
}

static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_is_sensitive (button);
}

static void
wait_until_idle (GtkWidget *dialog)
{
  studio_test_wait_until (is_sensitive,
                          studio_ui_test_find (dialog, GTK_TYPE_BUTTON, "suggested-action"));
}

static GtkTextBuffer *
get_block (GtkWidget *dialog)
{
  GtkWidget *paste = studio_ui_test_find (dialog, STUDIO_TYPE_CONNECT_PASTE, NULL);
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (studio_ui_test_find (paste, GTK_TYPE_TEXT_VIEW, NULL)));
}

/* The word and the sentence of the first finding, and how many there are. */
static guint
count_findings (GtkWidget *dialog, const char *sentence)
{
  GtkWidget *row = studio_ui_test_find (dialog, STUDIO_TYPE_FINDING_ROW, NULL);
  guint n = 0;
  gboolean found = FALSE;
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = studio_ui_test_find (row, GTK_TYPE_LABEL, NULL);
      found = found || g_str_equal (gtk_label_get_text (GTK_LABEL (label)), sentence);
      n++;
    }
  g_assert_true (found);
  return n;
}

static void
test_paste (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkTextBuffer *block = get_block (dialog);
  GtkTextIter start;
  GtkTextIter end;

  choose_way (dialog, "paste");
  gtk_text_buffer_set_text (block, "DIFFUSION_URL: " ADDRESS, -1);
  press_connect (dialog);
  g_assert_nonnull (studio_ui_test_find_label (
      "The config variables have DIFFUSION_URL but not DIFFUSION_KEY. Give everything that “heroku "
      "config” prints for the app the model is attached to."));
  gtk_text_buffer_get_bounds (block, &start, &end);
  g_assert_false (gtk_text_iter_equal (&start, &end));

  gtk_text_buffer_set_text (
      block, "OTHER: x\nDIFFUSION_KEY: " KEY "\nDIFFUSION_URL: " ADDRESS "\n", -1);
  press_connect (dialog);
  gtk_text_buffer_get_bounds (block, &start, &end);
  g_assert_true (gtk_text_iter_equal (&start, &end));
  studio_test_wait_until (has_connected, &outcome);
  StudioConnection *connection = studio_session_get_connection (fixture->session);
  g_assert_cmpstr (studio_connection_get_key (connection), ==, KEY);
  g_assert_cmpstr (studio_connection_get_name (connection), ==, "default");
  studio_test_drain ();
}

static void
test_test (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  const StudioDemoOptions options = { 0 };
  g_autoptr (StudioDemoServer) server = studio_demo_server_start (&options, NULL);
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *address;
  GtkWidget *key;
  GtkWidget *model;

  find_rows (dialog, &address, &key, &model);
  gtk_editable_set_text (GTK_EDITABLE (address), studio_demo_server_get_url (server));
  gtk_editable_set_text (GTK_EDITABLE (key), STUDIO_DEMO_KEY);
  press_test (dialog);
  wait_until_idle (dialog);
  g_assert_cmpuint (count_findings (dialog, "The service accepts the key."), ==, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (key)), ==, STUDIO_DEMO_KEY);

  gtk_editable_set_text (GTK_EDITABLE (key), KEY);
  g_assert_null (studio_ui_test_find (dialog, STUDIO_TYPE_FINDING_ROW, NULL));
  press_test (dialog);
  wait_until_idle (dialog);
  g_assert_cmpuint (count_findings (dialog, "The service refuses the key."), ==, 4);
  g_assert_false (outcome.connected);
  g_assert_null (studio_session_get_connection (fixture->session));
  studio_ui_test_destroy (dialog, dialog);
}

static void
find_import_rows (GtkWidget *dialog, GtkWidget **app, GtkWidget **token, GtkWidget **code)
{
  GtkWidget *page = studio_ui_test_find (dialog, STUDIO_TYPE_CONNECT_IMPORT, NULL);
  *app = studio_ui_test_find (page, ADW_TYPE_ENTRY_ROW, NULL);
  *token = gtk_widget_get_next_sibling (*app);
  *code = gtk_widget_get_next_sibling (*token);
}

static void
test_import (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  const StudioDemoOptions options = { 0 };
  g_autoptr (StudioDemoServer) server = studio_demo_server_start (&options, NULL);
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *page = studio_ui_test_find (dialog, STUDIO_TYPE_CONNECT_IMPORT, NULL);
  GtkWidget *app;
  GtkWidget *token;
  GtkWidget *code;

  g_object_set (page, "api-address", studio_demo_server_get_url (server), NULL);
  find_import_rows (dialog, &app, &token, &code);
  choose_way (dialog, "import");
  gtk_editable_set_text (GTK_EDITABLE (app), "no app");
  gtk_editable_set_text (GTK_EDITABLE (token), "demo-token");
  press_connect (dialog);
  wait_until_idle (dialog);
  g_assert_true (gtk_widget_has_css_class (app, "error"));

  gtk_editable_set_text (GTK_EDITABLE (app), "two-factor-app");
  g_assert_false (gtk_widget_has_css_class (app, "error"));
  press_connect (dialog);
  wait_until_idle (dialog);
  g_assert_true (gtk_widget_has_css_class (code, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (token)), ==, "demo-token");

  gtk_editable_set_text (GTK_EDITABLE (code), "123456");
  press_test (dialog);
  wait_until_idle (dialog);
  g_assert_cmpuint (count_findings (dialog, "The service accepts the key."), ==, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (token)), ==, "");
  press_connect (dialog);
  studio_test_wait_until (has_connected, &outcome);
  StudioConnection *connection = studio_session_get_connection (fixture->session);
  g_assert_cmpstr (studio_connection_get_key (connection), ==, STUDIO_DEMO_KEY);
  studio_test_drain ();
}

/* Whoever closes the dialog while Heroku is asked leaves nothing behind. */
static void
test_closed_while_asking (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  const StudioDemoOptions options = { 0 };
  g_autoptr (StudioDemoServer) server = studio_demo_server_start (&options, NULL);
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *page = studio_ui_test_find (dialog, STUDIO_TYPE_CONNECT_IMPORT, NULL);
  GtkWidget *app;
  GtkWidget *token;
  GtkWidget *code;

  g_object_set (page, "api-address", studio_demo_server_get_url (server), NULL);
  find_import_rows (dialog, &app, &token, &code);
  choose_way (dialog, "import");
  gtk_editable_set_text (GTK_EDITABLE (app), "demo-app");
  gtk_editable_set_text (GTK_EDITABLE (token), "demo-token");
  press_connect (dialog);
  studio_ui_test_destroy (dialog, dialog);
  g_assert_false (outcome.connected);
  g_assert_null (studio_session_get_connection (fixture->session));
}

static void
test_copy (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *row = studio_ui_test_find (dialog, STUDIO_TYPE_COPY_ROW, NULL);
  GtkWidget *button = studio_ui_test_find (row, GTK_TYPE_BUTTON, NULL);
  g_autofree char *command = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_signal_emit_by_name (button, "clicked");
  g_object_get (row, "command", &command, NULL);
  g_assert_cmpstr (command, ==, "heroku config:get DIFFUSION_URL --app APP");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (
      gdk_clipboard_get_content (gtk_widget_get_clipboard (row)), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, command);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Copied");
  studio_ui_test_destroy (dialog, dialog);
}

static void
test_bad_name (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Outcome outcome;
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *address;
  GtkWidget *key;
  GtkWidget *model;
  GtkWidget *name = NULL;

  find_rows (dialog, &address, &key, &model);
  /* The last of the rows that take text. */
  name = studio_ui_test_find_label ("Keep It Under the Name");
  name = gtk_widget_get_ancestor (name, ADW_TYPE_PREFERENCES_GROUP);
  name = studio_ui_test_find (name, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "default");
  gtk_editable_set_text (GTK_EDITABLE (key), KEY);
  gtk_editable_set_text (GTK_EDITABLE (name), "[x]");
  press_connect (dialog);
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_false (outcome.connected);
  studio_ui_test_destroy (dialog, dialog);
}

static gboolean
begins_with (StudioUiFixture *fixture, gboolean key)
{
  Outcome outcome;
  GtkWidget *dialog = present_dialog (fixture, &outcome);
  GtkWidget *rows[3];

  find_rows (dialog, &rows[0], &rows[1], &rows[2]);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  gboolean found = gtk_widget_is_ancestor (focus, rows[key ? 1 : 0]);
  studio_ui_test_destroy (dialog, dialog);
  return found;
}

/* Who has no connection begins with the address; who has one comes for another key. */
static void
test_first_field (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      ADDRESS, KEY, NULL, STUDIO_CONNECTION_KEYRING, NULL);

  g_assert_true (begins_with (fixture, FALSE));
  studio_session_set_connection (fixture->session, connection);
  g_assert_true (begins_with (fixture, TRUE));
}

static void
add_tests (void)
{
  studio_ui_test_add ("/connect-dialog/first-field", test_first_field);
  studio_ui_test_add ("/connect-dialog/bad-input", test_bad_input);
  studio_ui_test_add ("/connect-dialog/kept-in-the-keyring", test_kept_in_the_keyring);
  studio_ui_test_add ("/connect-dialog/no-keyring", test_no_keyring);
  studio_ui_test_add ("/connect-dialog/paste", test_paste);
  studio_ui_test_add ("/connect-dialog/test", test_test);
  studio_ui_test_add ("/connect-dialog/import", test_import);
  studio_ui_test_add ("/connect-dialog/closed-while-asking", test_closed_while_asking);
  studio_ui_test_add ("/connect-dialog/copy", test_copy);
  studio_ui_test_add ("/connect-dialog/bad-name", test_bad_name);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
