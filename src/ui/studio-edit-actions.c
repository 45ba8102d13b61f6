/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-edit-actions.h"

#include "studio-gallery-selection.h"
#include "studio-session-edit.h"
#include "studio-window.h"

/* What the actions of one gallery act on. The page outlives its actions. */
typedef struct
{
  GtkWidget *page;
  StudioSession *session;
  GtkSelectionModel *model;
} Target;

static void
free_target (gpointer user_data, G_GNUC_UNUSED GClosure *closure)
{
  Target *target = user_data;

  g_clear_object (&target->session);
  g_clear_object (&target->model);
  g_free (target);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_release (application);
  if (studio_session_edit_finish (STUDIO_SESSION (source), result, &error))
    return;
  GtkRoot *root = gtk_widget_get_root (widget);
  if (STUDIO_IS_WINDOW (root))
    studio_window_show_error (STUDIO_WINDOW (root), error);
}

static void
apply_to_selected (Target *target, const StudioEdit *edit)
{
  g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (target->model);

  if (ids->len > 0)
    studio_edit_actions_apply (
        target->page, target->session, (const gint64 *) (gpointer) ids->data, ids->len, edit);
}

static void
rate_cb (G_GNUC_UNUSED GSimpleAction *action, GVariant *rating, gpointer user_data)
{
  StudioEdit edit = { .mask = STUDIO_EDIT_RATING, .rating = g_variant_get_int32 (rating) };
  apply_to_selected (user_data, &edit);
}

static void
star_cb (G_GNUC_UNUSED GSimpleAction *action, GVariant *starred, gpointer user_data)
{
  StudioEdit edit = { .mask = STUDIO_EDIT_STARRED, .starred = g_variant_get_boolean (starred) };
  apply_to_selected (user_data, &edit);
}

static void
tag_cb (G_GNUC_UNUSED GSimpleAction *action, GVariant *tags, gpointer user_data)
{
  g_autofree const char **words = g_variant_get_strv (tags, NULL);
  StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .add_tags = words };
  apply_to_selected (user_data, &edit);
}

static void
untag_cb (G_GNUC_UNUSED GSimpleAction *action, GVariant *tags, gpointer user_data)
{
  g_autofree const char **words = g_variant_get_strv (tags, NULL);
  StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .remove_tags = words };
  apply_to_selected (user_data, &edit);
}

static void
add_action (GSimpleActionGroup *group,
            const char *name,
            const char *type,
            GCallback callback,
            const Target *target)
{
  g_autoptr (GVariantType) parameter_type = g_variant_type_new (type);
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, parameter_type);
  Target *own = g_memdup2 (target, sizeof *target);

  g_object_ref (own->session);
  g_object_ref (own->model);
  g_signal_connect_data (action, "activate", callback, own, free_target, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

/* The field's standard: a digit rates what is selected, 0 takes the rating away. */
static void
add_digits (GtkWidget *grid)
{
  static const guint keypad[] = { GDK_KEY_KP_0, GDK_KEY_KP_1, GDK_KEY_KP_2,
                                  GDK_KEY_KP_3, GDK_KEY_KP_4, GDK_KEY_KP_5 };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (int i = 0; i < (int) G_N_ELEMENTS (keypad); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new_with_arguments (
            gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_0 + (guint) i, 0),
                                         gtk_keyval_trigger_new (keypad[i], 0)),
            gtk_named_action_new ("edit.rate"),
            "i",
            i));
  gtk_widget_add_controller (grid, controller);
}

/**
 * studio_edit_actions_apply:
 * @widget: where the person is
 * @session: a session with a library
 * @ids: (array length=n_ids): records
 * @n_ids: how many
 * @edit: what changes, copied
 *
 * studio_session_edit_async(); the window says when that fails. Until then the process outlives its
 * windows: what is typed last is saved while they go.
 */
void
studio_edit_actions_apply (GtkWidget *widget,
                           StudioSession *session,
                           const gint64 *ids,
                           gsize n_ids,
                           const StudioEdit *edit)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_hold (application);
  studio_session_edit_async (session, ids, n_ids, edit, edited_cb, g_object_ref (widget));
}

/**
 * studio_edit_actions_attach:
 * @page: what has the actions from now on
 * @grid: what has the keys 0 to 5
 * @session: who makes the changes
 * @model: what is selected
 *
 * Gives @page what changes all that is selected: `edit.rate` (i), `edit.star` (b), `edit.tag` (as)
 * and `edit.untag` (as).
 */
void
studio_edit_actions_attach (GtkWidget *page,
                            GtkWidget *grid,
                            StudioSession *session,
                            GtkSelectionModel *model)
{
  const Target target = { page, session, model };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  add_action (group, "rate", "i", G_CALLBACK (rate_cb), &target);
  add_action (group, "star", "b", G_CALLBACK (star_cb), &target);
  add_action (group, "tag", "as", G_CALLBACK (tag_cb), &target);
  add_action (group, "untag", "as", G_CALLBACK (untag_cb), &target);
  gtk_widget_insert_action_group (page, "edit", G_ACTION_GROUP (group));
  add_digits (grid);
}
