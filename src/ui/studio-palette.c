/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-palette.h"

#include "studio-action-state.h"
#include "studio-announcer.h"
#include "studio-key-dialog.h"
#include "studio-palette-choice.h"
#include "studio-palette-item.h"
#include "studio-palette-match.h"
#include "studio-present.h"
#include "studio-recent-actions.h"
#include "studio-row-click.h"
#include "studio-row-turns.h"
#include "studio-session-compose.h"
#include "studio-tab-stop.h"

#include <glib/gi18n-lib.h>

#define MAX_PROMPTS 5
#define PAGE 8
/* One letter is in nearly every prompt. */
#define MIN_PROMPT_LETTERS 2

struct _StudioPalette
{
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkStack *stack;
  GtkListView *list;
  StudioAnnouncer *announcer;

  StudioWindow *window;
  GListStore *actions;
  GListStore *prompts;
  GtkFilter *filter;
  GtkSorter *sorter;
  GListModel *found;
  GtkSingleSelection *selection;
  GCancellable *cancellable;
  char *query;
};

G_DEFINE_FINAL_TYPE (StudioPalette, studio_palette, ADW_TYPE_WINDOW)

/* The focus stays in the entry; who listens hears what is chosen all the same. */
static void
tell_selected (StudioPalette *self)
{
  StudioPaletteItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *words = item == NULL ? g_strdup (_ ("Nothing Found"))
                                        : studio_palette_item_dup_spoken (item);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static gboolean
close_request_cb (StudioPalette *self)
{
  /* What is selected changes as the list shrinks, and nobody is to hear it. */
  g_signal_handlers_disconnect_by_data (self->selection, self);
  studio_row_turns_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

static void
select_item (StudioPalette *self, guint position)
{
  studio_row_turns_reach (GTK_WINDOW (self), position);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
move (StudioPalette *self, int step)
{
  guint n_items = g_list_model_get_n_items (self->found);
  gint64 to = (gint64) gtk_single_selection_get_selected (self->selection) + step;

  if (n_items > 0)
    select_item (self, (guint) CLAMP (to, 0, (gint64) n_items - 1));
}

static void
found_cb (StudioPalette *self)
{
  gboolean any = g_list_model_get_n_items (self->found) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioPalette) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) prompts = studio_session_list_prompts_finish (
      STUDIO_SESSION (source), result, &error);

  /* Without them, the actions are still there. */
  if (prompts == NULL || self->prompts == NULL)
    return;
  g_list_store_remove_all (self->prompts);
  for (guint i = 0; i < prompts->len; i++)
    {
      g_autoptr (StudioPaletteItem) item = studio_palette_item_new_for_prompt (
          g_ptr_array_index (prompts, i));
      g_list_store_append (self->prompts, item);
    }
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
list_prompts (StudioPalette *self)
{
  StudioSession *session = studio_window_get_session (self->window);
  const char *text = gtk_editable_get_text (self->entry);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_utf8_strlen (text, -1) < MIN_PROMPT_LETTERS || session == NULL
      || studio_session_get_library (session) == NULL)
    {
      g_list_store_remove_all (self->prompts);
      return;
    }
  self->cancellable = g_cancellable_new ();
  studio_session_list_prompts_async (
      session, text, MAX_PROMPTS, self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (StudioPalette *self)
{
  g_free (self->query);
  self->query = studio_palette_match_fold (gtk_editable_get_text (self->entry));
  g_strstrip (self->query);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  list_prompts (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    select_item (self, 0);
  tell_selected (self);
}

static void
activated_cb (StudioPalette *self, guint position)
{
  g_autoptr (StudioPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                              position);

  if (item == NULL)
    return;
  if (!studio_palette_item_get_enabled (item))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (studio_palette_item_get_action (item) != NULL)
    studio_recent_actions_remember (studio_window_get_settings (self->window),
                                    studio_palette_item_get_action (item)->action);
  gtk_window_close (GTK_WINDOW (self));
  studio_palette_choice_run_later (self->window, item);
}

static void
entry_activated_cb (StudioPalette *self)
{
  activated_cb (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
change_selected_key (StudioPalette *self)
{
  StudioPaletteItem *item = gtk_single_selection_get_selected_item (self->selection);
  const StudioAction *action = item == NULL ? NULL : studio_palette_item_get_action (item);

  if (action == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    gtk_window_present (studio_key_dialog_new (
        GTK_WINDOW (self), studio_keymap_find (GTK_WIDGET (self->window)), action));
  return GDK_EVENT_STOP;
}

static void
change_key_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  StudioPalette *self = STUDIO_PALETTE (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->found); i++)
    {
      g_autoptr (StudioPaletteItem) item = g_list_model_get_item (self->found, i);
      const StudioAction *action = studio_palette_item_get_action (item);
      if (action == NULL || !g_str_equal (action->action, wanted))
        continue;
      select_item (self, i);
      change_selected_key (self);
      return;
    }
}

static void
keymap_changed_cb (StudioPalette *self, StudioKeymap *keymap)
{
  StudioPaletteItem *selected = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->actions)); i++)
    {
      g_autoptr (StudioPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (self->actions), i);
      studio_palette_item_show_key (item, keymap);
    }
  tell_selected (self);
  if (selected == NULL)
    return;
  g_autofree char *words = studio_palette_item_dup_spoken (selected);
  studio_announcer_say (self->announcer, words);
}

static gboolean
key_pressed_cb (StudioPalette *self, guint key, guint code G_GNUC_UNUSED, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move (self, PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move (self, -PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      return change_selected_key (self);
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
match_item (gpointer item, gpointer self)
{
  return studio_palette_item_match (item, STUDIO_PALETTE (self)->query);
}

static int
compare_items (gconstpointer one, gconstpointer other, gpointer self G_GNUC_UNUSED)
{
  return studio_palette_item_compare ((gpointer) one, (gpointer) other);
}

static void
fill (StudioPalette *self)
{
  g_autoptr (StudioActionState) state = studio_action_state_new (self->window);
  g_auto (GStrv) recent = studio_recent_actions_get (studio_window_get_settings (self->window));
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < n_actions; i++)
    {
      const char *reason = NULL;
      if (actions[i].action == NULL)
        continue;
      gboolean enabled = studio_action_state_look (state, &actions[i], &reason);
      guint place = studio_recent_actions_rank (recent, actions[i].action, (guint) i);
      StudioPaletteItem *item = studio_palette_item_new (&actions[i], enabled, reason, place);
      studio_palette_item_show_key (item, studio_keymap_find (GTK_WIDGET (self->window)));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->actions, 0, 0, items->pdata, items->len);
}

static void
make_model (StudioPalette *self)
{
  GListStore *sources = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (sources, self->actions);
  g_list_store_append (sources, self->prompts);
  GListModel *all = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sources)));
  GListModel *found = G_LIST_MODEL (gtk_filter_list_model_new (all, g_object_ref (self->filter)));
  self->found = G_LIST_MODEL (gtk_sort_list_model_new (found, g_object_ref (self->sorter)));
  self->selection = gtk_single_selection_new (
      studio_row_turns_list (GTK_WIDGET (self), self->found));
  g_signal_connect_object (
      self->selection, "items-changed", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (tell_selected),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
studio_palette_dispose (GObject *object)
{
  StudioPalette *self = STUDIO_PALETTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_PALETTE);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->actions);
  g_clear_object (&self->prompts);
  /* It may be all that still holds a window that was closed meanwhile, which GTK looks for next. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_clear_object (&self->window);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (studio_palette_parent_class)->dispose (object);
}

static void
studio_palette_class_init (StudioPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_palette_dispose;
  g_type_ensure (STUDIO_TYPE_ANNOUNCER);
  g_type_ensure (STUDIO_TYPE_PALETTE_ITEM);
  g_type_ensure (STUDIO_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, list);
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, announcer);
  gtk_widget_class_install_action (widget_class, "palette.change-key", "s", change_key_action);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
studio_palette_init (StudioPalette *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/com/example/UltraStudio/studio-palette-row.ui");

  self->query = g_strdup ("");
  self->actions = g_list_store_new (STUDIO_TYPE_PALETTE_ITEM);
  self->prompts = g_list_store_new (STUDIO_TYPE_PALETTE_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_item, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  studio_row_click_add (self->list);
}

static void
palette_action (GtkWidget *widget,
                const char *name G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED)
{
  studio_present (studio_palette_new (STUDIO_WINDOW (widget)));
}

/**
 * studio_palette_new:
 * @window: what is done there
 *
 * Returns: (transfer none): a palette, not shown yet; GTK owns it
 */
GtkWindow *
studio_palette_new (StudioWindow *window)
{
  StudioPalette *self = g_object_new (
      STUDIO_TYPE_PALETTE, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (window));

  self->window = g_object_ref (window);
  if (width > 0 && width < 560)
    gtk_window_set_default_size (GTK_WINDOW (self), MAX (width - 24, 300), 460);
  fill (self);
  make_model (self);
  StudioKeymap *keymap = studio_keymap_find (GTK_WIDGET (window));
  g_signal_connect_object (
      keymap, "changed", G_CALLBACK (keymap_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  tell_selected (self);
  return GTK_WINDOW (self);
}

/**
 * studio_palette_get_found:
 * @self: a palette
 *
 * Returns: (transfer none): what it offers now, StudioPaletteItem
 */
GListModel *
studio_palette_get_found (StudioPalette *self)
{
  return self->found;
}

/**
 * studio_palette_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the action that opens it.
 */
void
studio_palette_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.palette", NULL, palette_action);
}
