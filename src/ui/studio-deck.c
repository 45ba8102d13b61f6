/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-deck.h"

#include "studio-property.h"
#include "studio-style-ahead.h"
#include "studio-turns.h"

#define TRANSITION_MS 150

struct _StudioDeck
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *home;
  GtkWidget *page;
  GtkWidget *beneath; /* what is there again when the page goes */
  GtkWidget *gone;    /* what is to be taken down yet */
  GtkWidget *focus;   /* weak: what had it when the page came */
};

typedef enum
{
  PROP_HOME = 1,
  PROP_PAGE,
} StudioDeckProperty;

static GParamSpec *properties[PROP_PAGE + 1];

G_DEFINE_FINAL_TYPE (StudioDeck, studio_deck, ADW_TYPE_BIN)

static void
studio_deck_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDeck *self = STUDIO_DECK (object);

  switch ((StudioDeckProperty) id)
    {
    case PROP_HOME:
      g_value_set_object (value, self->home);
      break;
    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_deck_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioDeck *self = STUDIO_DECK (object);

  switch ((StudioDeckProperty) id)
    {
    case PROP_HOME:
      self->home = g_value_get_object (value);
      gtk_stack_add_child (self->stack, self->home);
      break;
    case PROP_PAGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_deck_dispose (GObject *object)
{
  StudioDeck *self = STUDIO_DECK (object);

  g_clear_weak_pointer (&self->focus);
  self->home = NULL;
  self->page = NULL;
  self->beneath = NULL;
  self->gone = NULL;
  G_OBJECT_CLASS (studio_deck_parent_class)->dispose (object);
}

static void
studio_deck_class_init (StudioDeckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_deck_get_property;
  object_class->set_property = studio_deck_set_property;
  object_class->dispose = studio_deck_dispose;
  properties[PROP_HOME] = g_param_spec_object (
      "home", NULL, NULL, GTK_TYPE_WIDGET, STUDIO_PARAM_READWRITE);
  properties[PROP_PAGE] = g_param_spec_object (
      "page", NULL, NULL, GTK_TYPE_WIDGET, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_deck_init (StudioDeck *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (self->stack, TRANSITION_MS);
  /* A page does not make the window as large as the rest of it needs, nor the other way round. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
remove_beneath (StudioDeck *self)
{
  GtkWidget *beneath = g_steal_pointer (&self->beneath);

  if (beneath != NULL)
    gtk_stack_remove (self->stack, beneath);
}

static gboolean
take_down (GtkWidget *widget)
{
  StudioDeck *self = STUDIO_DECK (widget);
  GtkWidget *gone = g_steal_pointer (&self->gone);

  if (gone != NULL)
    gtk_stack_remove (self->stack, gone);
  return G_SOURCE_REMOVE;
}

/* It is out of sight. Taking down hundreds of widgets is a turn of its own. */
static void
take_down_later (StudioDeck *self, GtkWidget *page)
{
  take_down (GTK_WIDGET (self));
  self->gone = page;
  studio_turns_add (GTK_WIDGET (self), take_down);
}

/**
 * studio_deck_push:
 * @self: a deck
 * @page: (transfer floating): a page
 *
 * Lays @page over everything, in the place of a page that is there already, and gives it the focus.
 */
void
studio_deck_push (StudioDeck *self, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *before = self->page;

  g_return_if_fail (STUDIO_IS_DECK (self) && GTK_IS_WIDGET (page));
  if (before == NULL && root != NULL)
    g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
  self->page = page;
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  studio_style_ahead (page);
  remove_beneath (self);
  if (before != NULL)
    gtk_stack_remove (self->stack, before);
  gtk_widget_grab_focus (page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * studio_deck_push_over:
 * @self: a deck
 * @page: (transfer floating): a page
 *
 * As studio_deck_push(), but a page that is there already comes back when this one is popped. It
 * alone does: what lay beneath it is gone.
 */
void
studio_deck_push_over (StudioDeck *self, GtkWidget *page)
{
  GtkWidget *before = self->page;

  g_return_if_fail (STUDIO_IS_DECK (self) && GTK_IS_WIDGET (page));
  if (before == NULL)
    {
      studio_deck_push (self, page);
      return;
    }
  remove_beneath (self);
  self->beneath = before;
  self->page = page;
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * studio_deck_pop:
 * @self: a deck
 *
 * Takes the page away, and gives the focus back to what had it: the page beneath, or what is there
 * otherwise.
 *
 * Returns: whether there was one
 */
gboolean
studio_deck_pop (StudioDeck *self)
{
  GtkWidget *page = self->page;

  if (page == NULL)
    return FALSE;
  self->page = g_steal_pointer (&self->beneath);
  gtk_stack_set_visible_child (self->stack, self->page != NULL ? self->page : self->home);
  take_down_later (self, page);
  studio_style_ahead (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  if (self->page != NULL)
    {
      gtk_widget_grab_focus (self->page);
      return TRUE;
    }
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  return TRUE;
}

/**
 * studio_deck_get_page:
 * @self: a deck
 *
 * Returns: (transfer none) (nullable): the page that lies over everything
 */
GtkWidget *
studio_deck_get_page (StudioDeck *self)
{
  return self->page;
}
