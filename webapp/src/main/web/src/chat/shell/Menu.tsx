import { LogoutOutlined, MoreOutlined, SettingOutlined } from '@ant-design/icons';
import { App, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMessenger, useSession } from '../session/hooks';
import { MenuFocus } from './MenuFocus';

export function Menu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const items = [
    { key: 'settings', icon: <SettingOutlined />, label: t('menu.settings'), onClick: () => void navigate('/settings') },
    { key: 'out', icon: <LogoutOutlined />, label: t('menu.signOut'), onClick: signOut },
  ];
  const focused = (menu: ReactNode) => (
    <MenuFocus open={open} count={items.length}>
      {menu}
    </MenuFocus>
  );
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" open={open} onOpenChange={setOpen} popupRender={focused}>
      <button type="button" className="hy-icon-button" aria-label={t('menu.open')} aria-haspopup="menu">
        <MoreOutlined />
      </button>
    </Dropdown>
  );
}

function useSignOut(): () => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const session = useSession();
  const messenger = useMessenger();
  return () => {
    const unsent = messenger.unsent;
    modal.confirm({
      title: t('menu.signOutTitle'),
      content: unsent > 0 ? t('menu.signOutUnsent', { count: unsent }) : t('menu.signOutText'),
      okText: t('menu.signOut'),
      okButtonProps: { danger: unsent > 0 },
      cancelText: t('settings.cancel'),
      onOk: () => session.signOut(),
    });
  };
}
