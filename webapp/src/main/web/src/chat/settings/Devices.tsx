import { DesktopOutlined, MobileOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceItem } from '../../client';
import { useTimes } from '../../shared/useTimes';
import { useMessenger, useOnline } from '../session/hooks';
import { useExplain } from '../session/useSubmit';

export function Devices() {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const { devices, run } = useDevices();
  const confirm = useConfirm();
  const others = devices?.filter((device) => device.current !== true) ?? [];
  const signOutOthers = () => confirm(t('settings.signOutOthersTitle'), () => run(() => messenger.requests.signOutOthers()));
  return (
    <>
      <p className="hy-soft">{useOnline() ? t('settings.devicesHint') : t('settings.waiting')}</p>
      <ul className="hy-devices">
        {devices?.map((device) => (
          <DeviceRow
            key={device.device}
            device={device}
            onSignOut={() => confirm(t('settings.signOutDeviceTitle', { name: device.name ?? device.device }), () => run(() => messenger.requests.signOutDevice(device.device)))}
          />
        ))}
      </ul>
      {others.length > 1 && (
        <Button danger onClick={signOutOthers}>
          {t('settings.signOutOthers')}
        </Button>
      )}
    </>
  );
}

function DeviceRow({ device, onSignOut }: { device: DeviceItem; onSignOut: () => void }) {
  const { t } = useTranslation();
  const times = useTimes();
  const seen = device.online === true ? t('settings.deviceOnline') : device.lastSeen === undefined ? undefined : times.seen(device.lastSeen);
  return (
    <li>
      {device.kind === 'mobile' ? <MobileOutlined aria-hidden="true" /> : <DesktopOutlined aria-hidden="true" />}
      <span className="hy-device-text">
        <span className="hy-strong">{device.name ?? device.device}</span>
        <span className="hy-soft">{[device.current === true ? t('settings.thisDevice') : seen, device.address].filter(Boolean).join(' · ')}</span>
      </span>
      {device.current !== true && <Button onClick={onSignOut}>{t('settings.signOutDevice')}</Button>}
    </li>
  );
}

function useDevices() {
  const messenger = useMessenger();
  const online = useOnline();
  const explain = useExplain();
  const { message } = App.useApp();
  const [devices, setDevices] = useState<readonly DeviceItem[]>();
  const load = useCallback(() => messenger.requests.devices().then(setDevices), [messenger]);
  useEffect(() => {
    if (online) {
      messenger.requests.devices().then(setDevices, () => undefined);
    }
  }, [messenger, online]);
  const run = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      await load();
    } catch (failure) {
      void message.error(explain(failure));
    }
  };
  return { devices, run };
}

function useConfirm(): (title: string, act: () => Promise<void>) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (title, act) => {
    modal.confirm({ title, content: t('settings.signOutDeviceText'), okText: t('settings.signOutDevice'), cancelText: t('settings.cancel'), onOk: act });
  };
}
