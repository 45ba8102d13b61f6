/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-actions.h"

#include "studio-run-again.h"
#include "studio-toast.h"
#include "studio-try-again.h"
#include "studio-with-record.h"

#include <glib/gi18n-lib.h>

#define LOCKS_KEY "recall-locks"
#define TOAST_KEY "studio-recall-toast"

/* What a recall wrote over, until its toast goes. */
typedef struct
{
  StudioWindow *window; /* not owned: it owns the toast */
  StudioComposition *before;
  guint changed;
} Previous;

static void
free_previous (gpointer data, G_GNUC_UNUSED GClosure *closure)
{
  Previous *self = data;

  studio_composition_free (self->before);
  g_free (self);
}

static void
restore_cb (G_GNUC_UNUSED AdwToast *toast, gpointer data)
{
  const Previous *self = data;
  StudioSession *session = studio_window_get_session (self->window);

  if (session == NULL)
    return;
  studio_composition_apply (self->before, studio_session_get_draft (session), self->changed);
  studio_window_edit_draft (self->window);
}

/* Only the latest can be taken back sensibly: an earlier toast would be shown to its end first. */
static void
replace_toast (StudioWindow *window, AdwToast *toast)
{
  AdwToast *earlier = g_object_get_data (G_OBJECT (window), TOAST_KEY);

  if (earlier != NULL)
    studio_toast_dismiss (earlier);
  g_object_set_data_full (G_OBJECT (window), TOAST_KEY, g_object_ref (toast), g_object_unref);
  studio_window_add_toast (window, toast);
}

static void
say_changed (StudioWindow *window, StudioComposition *before, guint changed)
{
  Previous *previous = g_new0 (Previous, 1);
  g_autofree char *words = studio_recall_actions_describe (changed);
  AdwToast *toast = adw_toast_new (words);

  previous->window = window;
  previous->before = before;
  previous->changed = changed;
  adw_toast_set_button_label (toast, _ ("_Restore Previous"));
  g_signal_connect_data (
      toast, "button-clicked", G_CALLBACK (restore_cb), previous, free_previous, 0);
  replace_toast (window, toast);
}

static StudioComposition *
compose (StudioRecord *record)
{
  StudioRequest *request = studio_record_get_request (record);
  return request == NULL ? g_new0 (StudioComposition, 1)
                         : studio_composition_new_from_request (request);
}

static guint
get_unlocked (StudioWindow *window)
{
  return STUDIO_COMPOSITION_ALL
         & ~studio_recall_actions_get_locks (studio_window_get_settings (window));
}

/* What is made from these words from now on comes from this image. */
static void
note_parent (StudioWindow *window, StudioRecord *record)
{
  studio_draft_set_parent (studio_session_get_draft (studio_window_get_session (window)),
                           studio_record_get_id (record));
}

static void
recall (StudioWindow *window, StudioRecord *record)
{
  g_autoptr (StudioComposition) composition = compose (record);
  studio_recall_actions_apply (window, composition, get_unlocked (window));
  note_parent (window, record);
}

/* A new seed is what this is about, locked or not. */
static void
vary (StudioWindow *window, StudioRecord *record)
{
  g_autoptr (StudioComposition) composition = compose (record);

  studio_composition_set_seed (composition,
                               studio_session_draw_seed (studio_window_get_session (window)));
  studio_recall_actions_apply (
      window, composition, get_unlocked (window) | STUDIO_COMPOSITION_SEED);
  note_parent (window, record);
}

static void
recall_prompt (StudioWindow *window, StudioRecord *record)
{
  g_autoptr (StudioComposition) composition = compose (record);
  studio_recall_actions_apply (window, composition, STUDIO_COMPOSITION_PROMPT);
  note_parent (window, record);
}

static void
recall_negative_prompt (StudioWindow *window, StudioRecord *record)
{
  g_autoptr (StudioComposition) composition = compose (record);
  studio_recall_actions_apply (window, composition, STUDIO_COMPOSITION_NEGATIVE_PROMPT);
}

static void
recall_seed (StudioWindow *window, StudioRecord *record)
{
  g_autoptr (StudioComposition) composition = compose (record);
  studio_recall_actions_apply (window, composition, STUDIO_COMPOSITION_SEED);
}

static void
recall_aspect_ratio (StudioWindow *window, StudioRecord *record)
{
  g_autoptr (StudioComposition) composition = compose (record);
  studio_recall_actions_apply (window, composition, STUDIO_COMPOSITION_ASPECT_RATIO);
}

static const struct
{
  const char *action;
  StudioWithRecordFunc func;
} verbs[] = {
  { "win.recall", recall },
  { "win.recall-prompt", recall_prompt },
  { "win.recall-negative-prompt", recall_negative_prompt },
  { "win.recall-seed", recall_seed },
  { "win.recall-aspect-ratio", recall_aspect_ratio },
  { "win.vary", vary },
};

static void
verb_action (GtkWidget *widget, const char *name, GVariant *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (name, verbs[i].action))
      studio_with_record (STUDIO_WINDOW (widget), g_variant_get_int64 (id), verbs[i].func);
}

/**
 * studio_recall_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that bring the words and figures of an image back.
 */
void
studio_recall_actions_install (GtkWidgetClass *klass)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (klass, verbs[i].action, "x", verb_action);
  studio_run_again_install (klass);
  studio_try_again_install (klass);
}

/**
 * studio_recall_actions_apply:
 * @window: a window
 * @composition: what was found
 * @fields: bits of StudioCompositionField that are wanted
 *
 * Puts it into the composer, shows the composer, and offers what was there before.
 */
void
studio_recall_actions_apply (StudioWindow *window,
                             const StudioComposition *composition,
                             guint fields)
{
  StudioDraft *draft = studio_session_get_draft (studio_window_get_session (window));
  StudioComposition *before = studio_composition_new_from_draft (draft);
  guint changed = studio_composition_apply (composition, draft, fields);

  studio_window_edit_draft (window);
  if (changed != 0)
    {
      say_changed (window, before, changed);
      return;
    }
  studio_composition_free (before);
  replace_toast (window,
                 adw_toast_new ((composition->fields & fields) != 0
                                    ? _ ("The composer has this already")
                                    : _ ("This image does not say it")));
}

/**
 * studio_recall_actions_get_locks:
 * @settings: the window's settings
 *
 * Returns: bits of StudioCompositionField that recalls leave alone
 */
guint
studio_recall_actions_get_locks (GSettings *settings)
{
  g_auto (GStrv) words = g_settings_get_strv (settings, LOCKS_KEY);
  return studio_composition_fields_from_strings ((const char *const *) words);
}

/**
 * studio_recall_actions_set_locks:
 * @settings: the window's settings
 * @locks: bits of StudioCompositionField that recalls are to leave alone
 */
void
studio_recall_actions_set_locks (GSettings *settings, guint locks)
{
  g_auto (GStrv) words = studio_composition_fields_to_strings (locks);
  g_settings_set_strv (settings, LOCKS_KEY, (const char *const *) words);
}

/**
 * studio_recall_actions_describe:
 * @changed: bits of StudioCompositionField
 *
 * Returns: (transfer full): what a recall changed, a few words
 */
char *
studio_recall_actions_describe (guint changed)
{
  guint count = 0;

  for (guint bit = 1; bit <= STUDIO_COMPOSITION_ALL; bit <<= 1)
    count += (changed & bit) != 0;
  switch (changed)
    {
    case STUDIO_COMPOSITION_PROMPT:
      return g_strdup (_ ("Prompt brought back"));
    case STUDIO_COMPOSITION_NEGATIVE_PROMPT:
      return g_strdup (_ ("Negative prompt brought back"));
    case STUDIO_COMPOSITION_SEED:
      return g_strdup (_ ("Seed changed"));
    case STUDIO_COMPOSITION_ASPECT_RATIO:
      return g_strdup (_ ("Aspect ratio changed"));
    case STUDIO_COMPOSITION_FORMAT:
      return g_strdup (_ ("Format changed"));
    default:
      /* Translators: fields of the composer: prompt, seed and so on */
      return g_strdup_printf (ngettext ("%'u field changed", "%'u fields changed", count), count);
    }
}
