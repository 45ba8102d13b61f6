/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-copy-actions.h"

#include "studio-generate-actions.h"
#include "studio-infotext.h"
#include "studio-record-facts.h"
#include "studio-share-content.h"
#include "studio-sharing.h"
#include "studio-snippet.h"
#include "studio-toast.h"
#include "studio-window-actions.h"

#include <glib/gi18n-lib.h>

#define PENDING_KEY "studio-copy-pending"
#define TOAST_KEY "studio-copy-toast"

/* Letters that no other item of the menus has: while one page of a menu slides away, the letters of
 * both count. */
static const struct
{
  StudioSnippetForm form;
  const char *name;
  const char *label;
} forms[] = {
  { STUDIO_SNIPPET_CURL, "curl", N_ ("cur_l") },
  { STUDIO_SNIPPET_HEROKU, "Heroku CLI", N_ ("_Heroku CLI") },
  { STUDIO_SNIPPET_PYTHON, "Python", N_ ("P_ython") },
  { STUDIO_SNIPPET_RUBY, "Ruby", N_ ("Ru_by") },
  { STUDIO_SNIPPET_JAVASCRIPT, "JavaScript", N_ ("_JavaScript") },
};

typedef void (*CopyFunc) (GtkWidget *widget, StudioRecord *record, const char *form);

/* A copy that waits for its record. */
typedef struct
{
  StudioWindow *window;
  GCancellable *cancellable;
  CopyFunc func;
  char *form; /* (nullable): of a snippet */
} PendingCopy;

static void
pending_copy_free (PendingCopy *pending)
{
  g_clear_object (&pending->window);
  g_clear_object (&pending->cancellable);
  g_free (pending->form);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PendingCopy, pending_copy_free)

static StudioWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  return STUDIO_IS_WINDOW (root) ? STUDIO_WINDOW (root) : NULL;
}

/* Only what was copied last is of interest: an earlier toast would be shown to its end first. */
static void
say (GtkWidget *widget, const char *words)
{
  StudioWindow *window = find_window (widget);

  if (window == NULL)
    return;
  AdwToast *earlier = g_object_get_data (G_OBJECT (window), TOAST_KEY);
  AdwToast *toast = adw_toast_new (words);
  if (earlier != NULL)
    studio_toast_dismiss (earlier);
  g_object_set_data_full (G_OBJECT (window), TOAST_KEY, g_object_ref (toast), g_object_unref);
  studio_window_add_toast (window, toast);
}

static void
say_unknown (GtkWidget *widget)
{
  say (widget, _ ("It is not known how this image was asked for"));
}

/* What is copied last is what is pasted, however long an earlier one takes to load. */
static GCancellable *
replace_pending (GtkWidget *widget)
{
  GObject *root = G_OBJECT (gtk_widget_get_root (widget));
  GCancellable *earlier = g_object_get_data (root, PENDING_KEY);
  GCancellable *cancellable = g_cancellable_new ();

  if (earlier != NULL)
    g_cancellable_cancel (earlier);
  g_object_set_data_full (root, PENDING_KEY, cancellable, g_object_unref);
  return cancellable;
}

static void
put_text (GtkWidget *widget, const char *text, const char *words)
{
  replace_pending (widget);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (widget, words);
}

static void
copy_prompt (GtkWidget *widget, StudioRecord *record, G_GNUC_UNUSED const char *form)
{
  studio_copy_actions_copy_prompt (widget, studio_record_get_request (record));
}

static void
copy_as (GtkWidget *widget, StudioRecord *record, const char *form)
{
  studio_copy_actions_copy_as (widget, studio_record_get_request (record), form);
}

/* An image that was taken in may have none. */
static void
copy_seed (GtkWidget *widget, StudioRecord *record, G_GNUC_UNUSED const char *form)
{
  guint32 seed = studio_request_get_seed (studio_record_get_request (record));
  g_autofree char *text = g_strdup_printf ("%" G_GUINT32_FORMAT, seed);

  if (seed == 0)
    say_unknown (widget);
  else
    put_text (widget, text, _ ("Seed copied"));
}

static void
copy_parameters (GtkWidget *widget, StudioRecord *record, G_GNUC_UNUSED const char *form)
{
  const StudioImageInfo *info = studio_record_get_info (record);
  StudioImageFacts facts;
  g_auto (GStrv) tags = studio_record_fill_facts (record, &facts);
  int width = info == NULL ? 0 : info->width;
  int height = info == NULL ? 0 : info->height;

  if (width == 0)
    studio_aspect_ratio_get_size (facts.aspect_ratio, &width, &height);
  g_autofree char *text = studio_infotext_build (&facts, width, height);
  put_text (widget, text, _ ("Parameters copied, as other programs read them"));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PendingCopy) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, &error);

  if (g_cancellable_is_cancelled (pending->cancellable)
      || studio_window_get_session (pending->window) == NULL)
    return;
  if (record == NULL)
    studio_window_show_error (pending->window, error);
  else if (studio_record_get_request (record) == NULL)
    say_unknown (GTK_WIDGET (pending->window));
  else
    pending->func (GTK_WIDGET (pending->window), record, pending->form);
}

static void
load_and_copy (GtkWidget *widget, gint64 id, CopyFunc func, const char *form)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  PendingCopy *pending = g_new0 (PendingCopy, 1);

  pending->window = g_object_ref (window);
  pending->cancellable = g_object_ref (replace_pending (widget));
  pending->func = func;
  pending->form = g_strdup (form);
  studio_session_load_record_async (studio_window_get_session (window), id, loaded_cb, pending);
}

/* Who pastes it knows what comes along. */
static const char *
describe_copied (StudioMetadataChoice choice)
{
  switch (choice)
    {
    case STUDIO_METADATA_CHOICE_ALL:
      return _ ("Image copied; it says how it was made");
    case STUDIO_METADATA_CHOICE_LABEL:
      return _ ("Image copied; it says only that AI made it");
    case STUDIO_METADATA_CHOICE_NONE:
      return _ ("Image copied; it says nothing of itself");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* @form is the choice where the person made one, which then stays. */
static void
copy_image (GtkWidget *widget, StudioRecord *record, const char *form)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  GSettings *settings = studio_window_get_settings (window);
  StudioLibrary *library = studio_session_get_library (studio_window_get_session (window));
  StudioExportOptions options;
  StudioMetadataChoice choice;

  if (studio_record_get_info (record) == NULL || library == NULL)
    return;
  if (form != NULL && studio_metadata_choice_from_string (form, &choice, NULL))
    studio_sharing_set_choice (settings, STUDIO_SHARE_COPY, choice);
  studio_sharing_fill_options (settings, STUDIO_SHARE_COPY, &options);
  g_autoptr (GdkContentProvider) content = studio_share_content_new (library, record, &options);
  replace_pending (widget);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  say (widget, describe_copied (options.metadata));
}

static void
copy_image_with_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  gint64 id;
  const char *choice;

  g_variant_get (target, "(x&s)", &id, &choice);
  load_and_copy (widget, id, copy_image, choice);
}

static void
copy_image_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  load_and_copy (widget, g_variant_get_int64 (id), copy_image, NULL);
}

static void
copy_prompt_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  load_and_copy (widget, g_variant_get_int64 (id), copy_prompt, NULL);
}

static void
copy_seed_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  load_and_copy (widget, g_variant_get_int64 (id), copy_seed, NULL);
}

static void
copy_parameters_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  load_and_copy (widget, g_variant_get_int64 (id), copy_parameters, NULL);
}

static void
copy_as_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  gint64 id;
  const char *form;

  g_variant_get (target, "(x&s)", &id, &form);
  load_and_copy (widget, id, copy_as, form);
}

static void
copy_request_as_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *form)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  g_autoptr (StudioRequest) request = studio_generate_actions_read_draft (window, &error);
  if (request != NULL)
    studio_copy_actions_copy_as (widget, request, g_variant_get_string (form, NULL));
  else
    studio_generate_actions_show_error (window, error);
}

/**
 * studio_copy_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that copy text.
 */
void
studio_copy_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.copy-image", "x", copy_image_action);
  gtk_widget_class_install_action (klass, "win.copy-image-with", "(xs)", copy_image_with_action);
  gtk_widget_class_install_action (klass, "win.copy-prompt", "x", copy_prompt_action);
  gtk_widget_class_install_action (klass, "win.copy-seed", "x", copy_seed_action);
  gtk_widget_class_install_action (klass, "win.copy-parameters", "x", copy_parameters_action);
  gtk_widget_class_install_action (klass, "win.copy-as", "(xs)", copy_as_action);
  gtk_widget_class_install_action (klass, "win.copy-request-as", "s", copy_request_as_action);
}

/**
 * studio_copy_actions_new_menu:
 * @action: an action whose parameter is a form (s), or with @id an id and a form ((xs))
 * @id: the record, 0 for none
 *
 * Returns: (transfer full): the menu of the ways to write a request
 */
GMenuModel *
studio_copy_actions_new_menu (const char *action, gint64 id)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (forms[i].label), NULL);
      const char *form = studio_snippet_form_to_string (forms[i].form);
      g_menu_item_set_action_and_target_value (
          item, action, id > 0 ? g_variant_new ("(xs)", id, form) : g_variant_new_string (form));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * studio_copy_actions_copy_prompt:
 * @widget: a widget in the window
 * @request: a request
 *
 * Puts the prompt on the clipboard and says so.
 */
void
studio_copy_actions_copy_prompt (GtkWidget *widget, StudioRequest *request)
{
  put_text (widget, studio_request_get_prompt (request), _ ("Prompt copied"));
}

/**
 * studio_copy_actions_copy_as:
 * @widget: a widget in the window
 * @request: a request
 * @form: a word of studio_snippet_form_to_string()
 *
 * Puts what studio_snippet_build() writes on the clipboard and says so. A request that could not be
 * sent, as of an image that was found without its ledger, leaves the clipboard as it is.
 */
void
studio_copy_actions_copy_as (GtkWidget *widget, StudioRequest *request, const char *form)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (forms)
         && !g_str_equal (form, studio_snippet_form_to_string (forms[i].form)))
    i++;
  g_return_if_fail (i < G_N_ELEMENTS (forms));
  replace_pending (widget);
  g_autofree char *snippet = studio_snippet_build (request, forms[i].form);
  if (snippet == NULL)
    {
      say_unknown (widget);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), snippet);
  /* Translators: %s is curl, Python, Ruby or JavaScript */
  g_autofree char *words = g_strdup_printf (_ ("Copied as %s. The key stays a variable."),
                                            forms[i].name);
  say (widget,
       forms[i].form == STUDIO_SNIPPET_HEROKU
           ? _ ("Copied as Heroku CLI. The app’s name stays a variable.")
           : words);
}
