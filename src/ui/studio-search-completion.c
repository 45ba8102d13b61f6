/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-completion.h"

#include "studio-search-operators.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TERM_KEY "studio-search-completion-term"

struct _StudioSearchCompletion
{
  GtkEditable *entry;
  GtkWidget *popover;
  GtkListBox *list;
  GStrv tags;
  GStrv listed;    /* (nullable): what the rows say */
  gboolean taking; /* the text changes because something was taken */
};

/* An operator is explained, a value explains itself. */
static void
add_row (StudioSearchCompletion *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (text);
  gsize length = strlen (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (text[length - 1] == ':')
    {
      StudioSearchOperatorId id = studio_search_operators_find (text, length - 1);
      GtkWidget *summary = gtk_label_new (_ (studio_search_operators_get (id)->summary));
      gtk_widget_add_css_class (summary, "dim-label");
      gtk_widget_add_css_class (summary, "caption");
      gtk_box_append (GTK_BOX (box), summary);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), TERM_KEY, g_strdup (text), g_free);
  gtk_list_box_append (self->list, row);
}

/* Rows take long to make, and what fits is often the same a letter later. */
static void
list_rows (StudioSearchCompletion *self, GStrv found)
{
  GtkWidget *row;

  if (self->listed != NULL
      && g_strv_equal ((const char *const *) self->listed, (const char *const *) found))
    return;
  g_strfreev (self->listed);
  self->listed = g_strdupv (found);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (gsize i = 0; found[i] != NULL; i++)
    add_row (self, found[i]);
}

static const char *
get_text (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), TERM_KEY);
}

static GStrv
complete (StudioSearchCompletion *self, gsize cursor, gsize *start)
{
  return studio_search_operators_complete (
      gtk_editable_get_text (self->entry), cursor, (const char *const *) self->tags, start);
}

/* The byte where the cursor is. */
static gsize
get_cursor (StudioSearchCompletion *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  return (gsize) (g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry)) - text);
}

/* A value is followed by a space, so that the next word can be typed at once; behind an operator a
 * value is typed. */
static void
take (StudioSearchCompletion *self, GtkListBoxRow *row)
{
  const char *old = gtk_editable_get_text (self->entry);
  gsize cursor = get_cursor (self);
  gsize start = 0;
  g_auto (GStrv) ignored = complete (self, cursor, &start);
  g_autofree char *chosen = g_strdup (get_text (row)); /* rows go when the text changes */
  gboolean open = g_str_has_suffix (chosen, ":");
  g_autofree char *before = g_strndup (old, start);
  g_autofree char *text = g_strconcat (before, chosen, open ? "" : " ", old + cursor, NULL);
  int position = (int) (g_utf8_strlen (before, -1) + g_utf8_strlen (chosen, -1)) + (open ? 0 : 1);

  self->taking = !open;
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, position);
  self->taking = FALSE;
  if (open)
    studio_search_completion_update (self);
  else
    studio_search_completion_close (self);
}

static void
row_activated_cb (StudioSearchCompletion *self, GtkListBoxRow *row)
{
  take (self, row);
}

/* The focus stays in the entry; who listens hears what is chosen all the same. */
static void
move (StudioSearchCompletion *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row == NULL ? (step > 0 ? 0 : -1) : gtk_list_box_row_get_index (row) + step;
  GtkListBoxRow *next = index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index);
  gtk_list_box_select_row (self->list, next);
  if (next != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                    GTK_ACCESSIBLE (next),
                                    -1);
}

/**
 * studio_search_completion_new:
 * @parent: over whom it comes up; calls studio_search_completion_present() when it is given a size
 * @entry: where it is typed, a child of @parent
 *
 * Returns: (transfer full): a completion that offers nothing yet
 */
StudioSearchCompletion *
studio_search_completion_new (GtkWidget *parent, GtkEditable *entry)
{
  StudioSearchCompletion *self = g_new0 (StudioSearchCompletion, 1);
  GtkWidget *list = gtk_list_box_new ();

  self->entry = entry;
  self->popover = gtk_popover_new ();
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Completions"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_add_css_class (list, "search-completion");
  gtk_popover_set_child (GTK_POPOVER (self->popover), list);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  /* The focus stays where it is typed. */
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, parent);
  return self;
}

/**
 * studio_search_completion_free:
 * @self: (transfer full) (nullable): a completion
 */
void
studio_search_completion_free (StudioSearchCompletion *self)
{
  if (self == NULL)
    return;
  gtk_widget_unparent (self->popover);
  g_strfreev (self->tags);
  g_strfreev (self->listed);
  g_free (self);
}

/**
 * studio_search_completion_set_tags:
 * @self: the completion
 * @tags: (nullable) (array zero-terminated=1): what to offer behind `tag:`
 */
void
studio_search_completion_set_tags (StudioSearchCompletion *self, const char *const *tags)
{
  g_strfreev (self->tags);
  self->tags = g_strdupv ((GStrv) tags);
}

/**
 * studio_search_completion_update:
 * @self: the completion
 *
 * Offers what fits to what was typed before the cursor, or nothing.
 */
void
studio_search_completion_update (StudioSearchCompletion *self)
{
  gsize start = 0;
  if (self->taking)
    return;

  g_auto (GStrv) found = complete (self, get_cursor (self), &start);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_list_box_unselect_all (self->list);
  list_rows (self, found);
  if (found[0] == NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    {
      gtk_popover_popup (GTK_POPOVER (self->popover));
      /* It may be open already, for fewer rows. */
      studio_search_completion_present (self);
    }
}

/**
 * studio_search_completion_close:
 * @self: the completion
 *
 * Offers nothing until something else is typed.
 */
void
studio_search_completion_close (StudioSearchCompletion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/**
 * studio_search_completion_get_open:
 * @self: the completion
 *
 * Returns: whether anything is offered
 */
gboolean
studio_search_completion_get_open (StudioSearchCompletion *self)
{
  return gtk_widget_get_visible (self->popover);
}

/**
 * studio_search_completion_key:
 * @self: the completion
 * @key: a key that was pressed where it is typed
 *
 * Returns: whether the key was for the completion
 */
gboolean
studio_search_completion_key (StudioSearchCompletion *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!studio_search_completion_get_open (self))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Tab:
      take (self, row == NULL ? gtk_list_box_get_row_at_index (self->list, 0) : row);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        take (self, row);
      return row != NULL;
    case GDK_KEY_Escape:
      studio_search_completion_close (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * studio_search_completion_present:
 * @self: the completion
 *
 * Keeps it under the text, after its parent was given a size.
 */
void
studio_search_completion_present (StudioSearchCompletion *self)
{
  graphene_rect_t bounds;
  GtkWidget *parent = gtk_widget_get_parent (self->popover);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->entry)) == GTK_TEXT_DIR_RTL;

  /* A popover does not mirror where it is aligned. */
  gtk_widget_set_halign (self->popover, rtl ? GTK_ALIGN_END : GTK_ALIGN_START);
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->entry), parent, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle){ (int) bounds.origin.x,
                                                  (int) bounds.origin.y,
                                                  (int) bounds.size.width,
                                                  (int) bounds.size.height });
  gtk_popover_present (GTK_POPOVER (self->popover));
}
