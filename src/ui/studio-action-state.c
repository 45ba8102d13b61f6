/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-action-state.h"

#include "studio-gallery-selection.h"
#include "studio-image-keys.h"
#include "studio-window-actions.h"

#include <glib/gi18n-lib.h>

struct _StudioActionState
{
  StudioWindow *window;
  GHashTable *owners; /* char* → GtkWidget*, borrowed: who has the action */
  GtkWidget *probe;   /* is sensitive when the action that it is given can be done */
};

/* The actions of the widget's own class, not of what it derives from in GTK. */
static void
add_actions (GHashTable *owners, GtkWidget *widget)
{
  GType owner = 0;
  const char *name = NULL;
  const GVariantType *type = NULL;
  const char *property = NULL;

  if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Studio"))
    return;
  for (guint i = 0; gtk_widget_class_query_action (
           GTK_WIDGET_GET_CLASS (widget), i, &owner, &name, &type, &property);
       i++)
    if (!g_hash_table_contains (owners, name))
      g_hash_table_insert (owners, g_strdup (name), widget);
}

/* What is nearest to the focus has the word. */
static void
add_around_focus (GHashTable *owners, GtkWidget *window)
{
  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (window)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    add_actions (owners, widget);
}

static void
add_all_under (GHashTable *owners, GtkWidget *root, gboolean mapped_only)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (mapped_only && !gtk_widget_get_mapped (widget))
        continue;
      add_actions (owners, widget);
      for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
           child = gtk_widget_get_prev_sibling (child))
        g_ptr_array_add (stack, child);
    }
}

static GHashTable *
find_owners (StudioWindow *window)
{
  StudioWindowParts parts = studio_window_get_parts (window);
  GHashTable *owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *page = GTK_WIDGET (parts.gallery_page);

  add_around_focus (owners, GTK_WIDGET (window));
  add_all_under (owners, GTK_WIDGET (window), TRUE);
  /* The composer comes up when one of its actions is done. */
  add_all_under (owners, GTK_WIDGET (parts.composer), FALSE);
  if (page != NULL && gtk_widget_get_mapped (page))
    {
      g_hash_table_insert (owners, g_strdup ("edit.star"), page);
      g_hash_table_insert (owners, g_strdup ("edit.rate"), page);
    }
  return owners;
}

static GtkWidget *
find_owner (GHashTable *owners, StudioWindow *window, const char *name)
{
  if (g_str_has_prefix (name, "app.") || g_str_has_prefix (name, "window."))
    return GTK_WIDGET (window);
  return g_hash_table_lookup (owners, name);
}

static gboolean
needs_selection (const StudioAction *action)
{
  return action->group == STUDIO_ACTION_GROUP_GALLERY
         && !g_str_equal (action->action, "gallery.clear-search");
}

static gboolean
has_selection (StudioWindow *window)
{
  StudioGalleryPage *page = studio_window_get_parts (window).gallery_page;
  g_autoptr (GtkBitset) selected = page == NULL ? gtk_bitset_new_empty ()
                                                : gtk_selection_model_get_selection (
                                                    studio_gallery_page_get_model (page));

  return !gtk_bitset_is_empty (selected);
}

static const char *
explain_absence (const StudioAction *action)
{
  switch (action->place)
    {
    case STUDIO_ACTION_ON_IMAGE:
      return _ ("No image is chosen");
    case STUDIO_ACTION_IN_STUDIO:
      return _ ("No image is on show");
    case STUDIO_ACTION_IN_GALLERY:
      return _ ("The gallery is not on show");
    case STUDIO_ACTION_IN_COMPARISON:
      return _ ("No images are compared");
    case STUDIO_ACTION_EVERYWHERE:
    case STUDIO_ACTION_UNCLAIMED:
    case STUDIO_ACTION_IN_COMPOSER:
    case STUDIO_ACTION_IN_CULL:
    case STUDIO_ACTION_IN_QUEUE:
    case STUDIO_ACTION_IN_LINEAGE:
    default:
      return NULL;
    }
}

static const char *
explain_disabled (const StudioAction *action)
{
  static const struct
  {
    const char *action;
    const char *reason;
  } reasons[] = {
    { "composer.undo", N_ ("Nothing to undo") },
    { "composer.redo", N_ ("Nothing to redo") },
    { "composer.swap-ratio", N_ ("The aspect ratio is square") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].action, action->action))
      return _ (reasons[i].reason);
  return NULL;
}

/* GTK tells of an action whether it can be done only to what is to do it. */
static gboolean
ask (StudioActionState *self, GtkWidget *owner, const char *name, GVariant *target)
{
  GtkActionable *probe = GTK_ACTIONABLE (self->probe);

  if (gtk_widget_get_parent (self->probe) != owner)
    {
      if (gtk_widget_get_parent (self->probe) != NULL)
        gtk_widget_unparent (self->probe);
      gtk_widget_set_parent (self->probe, owner);
    }
  gtk_actionable_set_action_name (probe, NULL);
  gtk_actionable_set_action_target_value (probe, target);
  gtk_actionable_set_action_name (probe, name);
  return gtk_widget_get_sensitive (self->probe);
}

/**
 * studio_action_state_new:
 * @window: a window that outlives the state
 *
 * Returns: (transfer full): what can be done in it now
 */
StudioActionState *
studio_action_state_new (StudioWindow *window)
{
  StudioActionState *self = g_new0 (StudioActionState, 1);

  self->window = window;
  self->owners = find_owners (window);
  self->probe = g_object_ref_sink (gtk_button_new ());
  /* Nobody gives room to it while it is a child of others. */
  gtk_widget_set_visible (self->probe, FALSE);
  return self;
}

/**
 * studio_action_state_free:
 * @self: (transfer full): a state
 */
void
studio_action_state_free (StudioActionState *self)
{
  if (gtk_widget_get_parent (self->probe) != NULL)
    gtk_widget_unparent (self->probe);
  g_object_unref (self->probe);
  g_hash_table_unref (self->owners);
  g_free (self);
}

/**
 * studio_action_state_look:
 * @self: a state
 * @action: an action of the table
 * @reason: (out) (optional) (nullable) (transfer none): why not, where that is known
 *
 * Returns: whether it can be done
 */
gboolean
studio_action_state_look (StudioActionState *self, const StudioAction *action, const char **reason)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  const char *why = NULL;
  gboolean can = FALSE;

  if (action->action == NULL
      || !g_action_parse_detailed_name (action->action, &name, &target, NULL))
    return FALSE;
  GtkWidget *owner = find_owner (self->owners, self->window, name);
  if (owner == NULL)
    why = explain_absence (action);
  else if (action->place == STUDIO_ACTION_ON_IMAGE)
    {
      can = studio_image_keys_find (GTK_WIDGET (self->window)) > 0;
      why = explain_absence (action);
    }
  else if (needs_selection (action) && !has_selection (self->window))
    why = _ ("Nothing is selected");
  else
    {
      can = ask (self, owner, name, target);
      why = explain_disabled (action);
    }
  if (reason != NULL)
    *reason = can ? NULL : why;
  return can;
}

/**
 * studio_action_state_run:
 * @window: a window
 * @action: an action of the table
 *
 * Does it, as its key would where it works.
 */
void
studio_action_state_run (StudioWindow *window, const StudioAction *action)
{
  g_autoptr (GHashTable) owners = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (g_action_parse_detailed_name (action->action, &name, &target, NULL));
  if (action->place == STUDIO_ACTION_ON_IMAGE)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.on-image", "s", name);
      return;
    }
  owners = find_owners (window);
  if (action->place == STUDIO_ACTION_IN_COMPOSER)
    studio_window_edit_draft (window);
  GtkWidget *owner = find_owner (owners, window, name);
  if (owner != NULL)
    gtk_widget_activate_action_variant (owner, name, target);
}
