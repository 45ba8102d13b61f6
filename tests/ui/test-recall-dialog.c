/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-dialog.h"

#include "studio-bring-in.h"
#include "studio-image-metadata.h"
#include "studio-prompt-field.h"
#include "studio-recall-actions.h"
#include "studio-recall-row.h"
#include "studio-test-images.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

#include <string.h>

#define INFOTEXT                                                     \
  "a red fox in the snow, <lora:detail:0.7>\nNegative prompt: fog\n" \
  "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 77, Size: 512x768, Model: sdxl"

static StudioWindow *
open_window (StudioUiFixture *fixture)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);

  g_object_set (studio_session_get_draft (fixture->session), "prompt", "before", "seed", "5", NULL);
  return window;
}

static gboolean
has_gone (gpointer slot)
{
  return *(gpointer *) slot == NULL;
}

static StudioRecallRow *
find_row (GtkWidget *widget, guint field)
{
  if (STUDIO_IS_RECALL_ROW (widget)
      && studio_recall_row_get_field (STUDIO_RECALL_ROW (widget)) == field)
    return STUDIO_RECALL_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      StudioRecallRow *found = find_row (child, field);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWindow *
open_dialog (StudioWindow *window, const char *text)
{
  g_autoptr (StudioRecall) recall = studio_recall_from_text (text);
  GtkWindow *dialog = studio_recall_dialog_new (window, recall, NULL);

  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  return dialog;
}

static void
test_use (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  GtkWindow *dialog = open_dialog (window, INFOTEXT);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_nonnull (studio_ui_test_find_label ("AUTOMATIC1111"));
  g_assert_nonnull (studio_ui_test_find_label ("Clipboard"));
  StudioRecallRow *prompt = find_row (GTK_WIDGET (dialog), STUDIO_COMPOSITION_PROMPT);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (prompt)),
                   ==,
                   "a red fox in the snow, <lora:detail:0.7>\nNow: before");
  g_assert_true (studio_recall_row_get_active (prompt));
  g_assert_null (find_row (GTK_WIDGET (dialog), STUDIO_COMPOSITION_FORMAT));
  studio_ui_test_click ("Use");
  studio_test_wait_until (has_gone, &dialog);
  g_assert_true (g_str_has_prefix (studio_draft_get_prompt (draft), "a red fox"));
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "77");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_2_3);
  studio_ui_test_click ("Restore Previous");
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "before");
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "5");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_locks (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  GtkWindow *dialog = open_dialog (window, INFOTEXT);
  StudioRecallRow *seed = find_row (GTK_WIDGET (dialog), STUDIO_COMPOSITION_SEED);

  g_object_set (seed, "locked", TRUE, NULL);
  g_assert_false (studio_recall_row_get_active (seed));
  g_assert_cmpuint (
      studio_recall_actions_get_locks (fixture->settings), ==, STUDIO_COMPOSITION_SEED);
  gtk_window_destroy (dialog);

  /* Remembered for the next one. */
  dialog = open_dialog (window, INFOTEXT);
  seed = find_row (GTK_WIDGET (dialog), STUDIO_COMPOSITION_SEED);
  g_assert_true (studio_recall_row_get_locked (seed));
  studio_ui_test_click ("Use");
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "5");
  g_assert_true (g_str_has_prefix (studio_draft_get_prompt (draft), "a red fox"));
  studio_ui_test_settle ();
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_unused (void)
{
  g_autoptr (StudioRecall) recall = studio_recall_from_text (INFOTEXT);
  g_autofree char *unused = studio_recall_dialog_describe_unused (recall);

  g_assert_nonnull (strstr (unused, "Steps: 20\n"));
  g_assert_nonnull (strstr (unused, "Sampler: Euler a"));
}

static gboolean
is_pictured (G_GNUC_UNUSED gpointer data)
{
  GtkWidget *row = gtk_widget_get_ancestor (studio_ui_test_find_label ("holiday.png"),
                                            ADW_TYPE_ACTION_ROW);
  GtkWidget *image = studio_ui_test_find (row, GTK_TYPE_IMAGE, "preview");
  return gtk_image_get_storage_type (GTK_IMAGE (image)) == GTK_IMAGE_PAINTABLE;
}

static void
test_file (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 64, 32, FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "holiday.png", NULL);
  const char *const paths[] = { path, NULL };

  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  studio_bring_in_paths (window, paths);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "holiday.png");
  g_assert_nonnull (studio_ui_test_find_label ("No parameters, only what the image itself shows"));
  studio_test_wait_until (is_pictured, NULL);
  studio_ui_test_click ("Import Image");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "1 image imported");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_import_offered (void)
{
  GtkWidget *label = studio_ui_test_find_label ("Import Image");
  return gtk_widget_get_visible (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
}

/* Only images can be taken in, whatever they or texts say of their size. */
static void
test_import_offered (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "words.txt", NULL);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 64, 64, FALSE);
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_bytes (png, NULL);
  const char *const paths[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, INFOTEXT, -1, NULL));
  studio_bring_in_paths (window, paths);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "words.txt");
  g_assert_false (is_import_offered ());
  studio_ui_test_click ("Cancel");
  g_autoptr (StudioRecall) own = studio_recall_from_metadata (metadata);
  own->width = 0; /* as where the ratio has a name */
  GtkWindow *dialog = studio_recall_dialog_new (window, own, path);
  g_assert_true (is_import_offered ());
  gtk_window_destroy (dialog);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_no_parameters (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Dear Sir,", 9);

  studio_bring_in_bytes (window, bytes);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "There are no parameters in it that are known here.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_paste (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 64, 32, FALSE);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_for_bytes ("image/png", png);

  gdk_clipboard_set_text (clipboard, INFOTEXT);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "AUTOMATIC1111");
  studio_ui_test_click ("Cancel");
  studio_ui_test_settle ();

  gdk_clipboard_set_content (clipboard, content);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "No parameters, only what the image itself shows");
  studio_ui_test_click ("Cancel");
  studio_ui_test_settle ();

  gdk_clipboard_set_text (clipboard, "");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  studio_test_wait_until (studio_ui_test_is_said,
                          (gpointer) "There is no image and no text on the clipboard");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_whole_prompt (gpointer draft)
{
  return g_str_equal (studio_draft_get_prompt (draft), INFOTEXT);
}

/* In the prompt it is a text first. */
static void
test_paste_into_prompt (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture);
  GtkWidget *prompt = studio_ui_test_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, NULL);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  g_object_set (draft, "prompt", "", NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (prompt), INFOTEXT);
  g_signal_emit_by_name (prompt, "paste-clipboard");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "These are parameters: AUTOMATIC1111");
  studio_test_wait_until (is_whole_prompt, draft);
  studio_ui_test_click ("Use as Parameters");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Found but Not Used");
  studio_ui_test_click ("Use");
  g_assert_true (g_str_has_prefix (studio_draft_get_prompt (draft), "a red fox"));
  g_assert_null (strstr (studio_draft_get_prompt (draft), "Steps"));
  studio_ui_test_settle ();
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_paths (void)
{
  g_autoptr (GFile) here = g_file_new_for_path ("/tmp/a.png");
  g_autoptr (GFile) phone = g_file_new_for_uri ("mtp://phone/b.png");
  GSList second = { .data = phone };
  GSList first = { .data = here, .next = &second };
  g_auto (GStrv) paths = studio_bring_in_list_paths (&first);
  static const char *const expected[] = { "/tmp/a.png", NULL };

  g_assert_cmpstrv (paths, (char **) expected);
}

static void
add_tests (void)
{
  g_test_add_func ("/recall-dialog/unused", test_unused);
  g_test_add_func ("/recall-dialog/paths", test_paths);
  studio_ui_test_add ("/recall-dialog/use", test_use);
  studio_ui_test_add ("/recall-dialog/locks", test_locks);
  studio_ui_test_add ("/recall-dialog/file", test_file);
  studio_ui_test_add ("/recall-dialog/import-offered", test_import_offered);
  studio_ui_test_add ("/recall-dialog/no-parameters", test_no_parameters);
  studio_ui_test_add ("/recall-dialog/paste", test_paste);
  studio_ui_test_add ("/recall-dialog/paste-into-prompt", test_paste_into_prompt);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
